import * as vscode from 'vscode';
import type { RawEvent } from '../../core/events/rawEvent';
import type { Clock } from '../../core/ports/clock';
import { TRACE_TIME, TraceLines } from './traceLines';

export interface TraceRecorderParts {
  readonly clock: Pick<Clock, 'after'>;
  /** Makes what takes an event's content out, with a key of its own for each trace. */
  readonly newShaper: () => (event: RawEvent) => RawEvent;
  /** Listens to VS Code, beginning with what is open now; the returned function ends it. */
  readonly listen: (take: (event: RawEvent) => void) => () => void;
  readonly command: string;
}

interface Running {
  readonly lines: TraceLines;
  readonly stop: () => void;
}

/**
 * Records what VS Code tells for a bug report: from one call of the command to the next, never more than
 * half an hour or 4 MB. Nothing is written to the disk: it opens in an editor, for the person to read.
 */
export class TraceRecorder implements vscode.Disposable {
  private running: Running | null = null;
  private readonly item = vscode.window.createStatusBarItem(
    'handsOn.trace',
    vscode.StatusBarAlignment.Left,
    0,
  );

  constructor(private readonly parts: TraceRecorderParts) {
    this.item.name = 'Hands-On: Diagnostic Trace';
    this.item.text = '$(record) Recording trace: click to stop';
    this.item.tooltip =
      'Hands-On is recording what VS Code reports about this window, without contents or names. ' +
      'Stop it, and read the trace before you share it.';
    this.item.command = parts.command;
    this.item.accessibilityInformation = {
      label: 'Hands-On is recording a diagnostic trace. Select to stop.',
      role: 'button',
    };
  }

  /** Starts, or stops and shows what was recorded. */
  async toggle(): Promise<void> {
    if (this.running === null) this.start();
    else await this.finish();
  }

  dispose(): void {
    this.end();
    this.item.dispose();
  }

  private start(): void {
    const lines = new TraceLines(this.parts.newShaper());
    const ended = (): void => {
      void this.finish();
    };
    const cancel = this.parts.clock.after(TRACE_TIME, ended);
    const unlisten = this.parts.listen((event) => {
      lines.add(event);
      // Not from within a listener: its own call must be quick.
      if (lines.isFull && this.running !== null) queueMicrotask(ended);
    });
    this.running = {
      lines,
      stop: () => {
        cancel();
        unlisten();
      },
    };
    this.item.show();
  }

  private end(): TraceLines | null {
    const { running } = this;
    this.running = null;
    running?.stop();
    this.item.hide();
    return running?.lines ?? null;
  }

  private async finish(): Promise<void> {
    const lines = this.end();
    if (lines === null) return;
    const document = await vscode.workspace.openTextDocument({
      language: 'jsonl',
      content: lines.text,
    });
    await vscode.window.showTextDocument(document, { preview: false });
  }
}
