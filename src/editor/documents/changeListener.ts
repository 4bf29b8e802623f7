import type * as vscode from 'vscode';
import type { Clock } from '../../core/ports/clock';
import type { RawSink } from '../subscription';
import { BurstLimiter } from './burstLimiter';
import { copyDocumentChange } from './copyDocumentChange';
import type { ChangeScene, CopyDocumentChange } from './copyDocumentChange';
import type { DocumentNames } from './documentNames';

export interface ChangeListenerOptions {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly scene: ChangeScene;
  readonly names: DocumentNames;
  /** Another way to copy, for tests that record; {@link copyDocumentChange} else. */
  readonly copy?: CopyDocumentChange;
  /** Events a second in one document that are copied one by one. */
  readonly burstLimit?: number;
}

/**
 * Everything that runs at a keystroke. Its cost depends neither on the document nor on the length of what
 * was inserted.
 */
export class ChangeListener {
  readonly #bursts: BurstLimiter;
  readonly #copy: CopyDocumentChange;

  constructor(
    private readonly sink: RawSink,
    private readonly options: ChangeListenerOptions,
  ) {
    this.#copy = options.copy ?? copyDocumentChange;
    this.#bursts = new BurstLimiter(
      options.clock,
      options.scene,
      sink,
      (document) => options.names.of(document),
      options.burstLimit,
    );
  }

  readonly changed = (event: vscode.TextDocumentChangeEvent): void => {
    if (this.#bursts.takes(event)) return;
    const { names, scene } = this.options;
    this.sink(this.#copy(event, names.of(event.document), scene));
  };

  /** To be called before the document's save or close is told, so that a sum does not come after it. */
  settle(document: vscode.TextDocument): void {
    this.#bursts.flush(document);
  }

  dispose(): void {
    this.#bursts.dispose();
  }
}
