import * as vscode from 'vscode';
import { blockActions } from '../../core/blocks/blockActions';
import type { BlockOccurrence } from '../../core/blocks/blockOccurrence';
import { BLOCK_STATES, clockAt } from '../../core/blocks/blockWords';
import { datedText } from '../../core/blocks/datedText';
import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { Clock } from '../../core/ports/clock';
import type { FocusPort } from '../../core/ports/focusPort';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import type { ErrorPolicy } from '../errors/errorPolicy';
import { nothingThere } from '../errors/nothingThere';
import type { Notices } from '../notices/notices';
import type { SettingsSource } from '../settings/settingsSource';
import { asPlanned, explainBlock, moveBlock, skipBlock } from './answerBlocks';
import { BlockWatch } from './blockWatch';
import { addBlock, EDIT_BLOCKS, editBlocks } from './editBlocks';
import { putInBlock } from './putInBlock';
import { copySentence, saveCalendarFile } from './shareBlocks';
import { startBlock } from './startBlock';

const WEEK = 7 * 86_400_000;
/** Is there any protected block: then the palette offers what can be done with them. */
const ANY_KEY = 'handsOn.blocks';

export interface BlocksParts {
  readonly blocks: BlocksPort;
  readonly focus: FocusPort;
  readonly areas: AreasPort;
  readonly notices: Notices;
  readonly settings: SettingsSource;
  readonly policy: ErrorPolicy;
  readonly clock: Clock;
  readonly log: Log;
  /** Views ask again. */
  readonly onNoted: () => void;
}

type Run = (...args: readonly unknown[]) => unknown;

/** Protected blocks as a person meets them: the word at their start, and what can be done about them. */
export class BlocksFeature {
  readonly commands: Readonly<Record<string, { readonly title: string; readonly run: Run }>>;
  readonly #parts: BlocksParts;
  readonly #watch: BlockWatch;
  readonly #subscription: vscode.Disposable;

  constructor(parts: BlocksParts) {
    this.#parts = parts;
    const { settings, policy, clock, areas } = parts;
    const run = (title: string, action: () => unknown): void => void policy.run(title, action);
    this.#watch = new BlockWatch({
      ...parts,
      plan: () => settings.current.blocks,
      autoStart: () => settings.current.blocks.autoStart,
      timeZone: this.#zone,
      isFocused: () => vscode.window.state.focused,
      onPlanned: parts.onNoted,
      actions: {
        start: (block) => {
          run('Start Session', () => startBlock(areas, block, clock.now()));
        },
        move: (block) => {
          run('Move It This Week', () => moveBlock(this.#answers(), block));
        },
        skip: (block) => {
          run('Skip, Because…', () => skipBlock(this.#answers(), block));
        },
      },
    });
    let told = JSON.stringify(settings.current.blocks);
    this.#subscription = settings.onDidChange(({ blocks }) => {
      if (JSON.stringify(blocks) === told) return;
      told = JSON.stringify(blocks);
      this.#watch.changed();
      this.#tellMenus();
    });
    this.#tellMenus();
    this.commands = this.#table();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#watch.dispose();
  }

  #tellMenus(): void {
    const any = this.#parts.settings.current.blocks.blocks.length > 0;
    void vscode.commands.executeCommand('setContext', ANY_KEY, any);
  }

  #table(): BlocksFeature['commands'] {
    const { settings, clock, areas } = this.#parts;
    const edit = { areas, clock, timeZone: this.#zone };
    const blocks = (): typeof settings.current.blocks.blocks => settings.current.blocks.blocks;
    return {
      'handsOn.editBlocks': { title: 'Edit Protected Blocks', run: () => editBlocks(edit) },
      'handsOn.answerBlock': {
        title: 'Start, Move, Skip or Explain a Block',
        run: (key) => this.#answer(key),
      },
      'handsOn.putInBlock': {
        title: 'Put It in a Block',
        run: (area) =>
          putInBlock(
            {
              ...this.#parts,
              timeZone: this.#zone,
              add: async () => {
                await addBlock(edit);
                // The setting's change is heard of in a moment; the ledger must know before one is chosen.
                await this.#watch.look();
              },
            },
            area,
          ),
      },
      'handsOn.exportBlocks': {
        title: 'Save Protected Blocks as a Calendar File',
        run: () => saveCalendarFile(blocks(), clock.now()),
      },
      'handsOn.copyBlockSentence': {
        title: 'Copy a Sentence About My Blocks for Colleagues',
        run: () => copySentence(blocks(), this.#zone()),
      },
    };
  }

  readonly #zone = (): string => this.#parts.settings.current.ledger.timeZone;

  #answers(): Parameters<typeof moveBlock>[0] {
    const { blocks, clock, onNoted } = this.#parts;
    return {
      blocks,
      clock,
      timeZone: this.#zone,
      onNoted: () => {
        onNoted();
        void this.#watch.look();
      },
    };
  }

  /** Whatever can be done about one block; without a key the person chooses among this and the next weeks'. */
  async #answer(key: unknown): Promise<void> {
    const { blocks, clock } = this.#parts;
    const now = clock.now();
    const all = await blocks.blocks(
      now - (typeof key === 'string' ? 26 : 1) * WEEK,
      now + 2 * WEEK,
      now,
    );
    const block =
      typeof key === 'string' ? all.find((one) => one.key === key) : await this.#choose(all);
    if (block === undefined) {
      throw new ExpectedError(
        'There is no such block.',
        'All others are kept.',
        'Look at the Weeks view, or edit your protected blocks.',
      );
    }
    const choices = this.#choices(block);
    if (choices.length === 0) {
      nothingThere(`“${block.block.name}” was kept. There is nothing to explain.`);
    }
    const choice = await vscode.window.showQuickPick(choices, {
      title: `${block.block.name}, ${datedText(block, this.#zone())}`,
      placeHolder: stateText(block),
    });
    if (choice === undefined) throw new CancelledError();
    await choice.run();
  }

  async #choose(all: readonly BlockOccurrence[]): Promise<BlockOccurrence> {
    const zone = this.#zone();
    const items = all.map((block) => ({
      label: datedText(block, zone),
      description: block.block.name,
      detail: stateText(block),
      block,
    }));
    if (items.length === 0) nothingThere('There is no protected block yet.', EDIT_BLOCKS);
    const choice = await vscode.window.showQuickPick(items, { title: 'Which Block?' });
    if (choice === undefined) throw new CancelledError();
    return choice.block;
  }

  #choices(block: BlockOccurrence): (vscode.QuickPickItem & { run: () => unknown })[] {
    const { areas, clock } = this.#parts;
    const answers = this.#answers();
    const now = clock.now();
    const isOver = block.end <= now;
    const all = {
      start: {
        label: '$(play) Start session',
        description: `until ${clockAt(block.end, this.#zone())}`,
        run: () => startBlock(areas, block, clock.now()),
      },
      move: { label: '$(calendar) Move it this week', run: () => moveBlock(answers, block) },
      skip: {
        label: isOver ? '$(close) It was skipped, because…' : '$(close) Skip, because…',
        run: () => skipBlock(answers, block),
      },
      explain: { label: '$(question) What broke it?', run: () => explainBlock(answers, block) },
      asPlanned: {
        label: isOver ? '$(discard) It was not skipped' : '$(discard) As planned',
        run: () => asPlanned(answers, block),
      },
    };
    return blockActions(block, now).map((action) => all[action]);
  }
}

function stateText({ state, cause }: BlockOccurrence): string {
  return cause === null ? BLOCK_STATES[state] : `${BLOCK_STATES[state]}: ${cause}`;
}
