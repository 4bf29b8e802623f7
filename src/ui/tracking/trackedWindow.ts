import type { TrackingState } from '../../core/ports/trackingControl';
import type { TrackingSwitch } from './trackingSwitch';

/** One stretch of recording, from start to stop. */
export interface Recording {
  /** Ends it; resolves when everything is stored. */
  stop(): Promise<void>;
}

/** Records this window while tracking is on: a pause ends the recording, resuming begins a new one. */
export class TrackedWindow {
  private recording: Recording | null = null;
  private readonly subscription: { dispose(): unknown };

  constructor(
    tracking: TrackingSwitch,
    private readonly start: () => Recording,
  ) {
    this.follow(tracking.state);
    this.subscription = tracking.onDidChange((state) => {
      this.follow(state);
    });
  }

  /** Ends the recording for good. */
  async end(): Promise<void> {
    this.subscription.dispose();
    await this.stop();
  }

  private follow(state: TrackingState): void {
    if (state.kind === 'on') this.recording ??= this.start();
    else void this.stop();
  }

  private async stop(): Promise<void> {
    const { recording } = this;
    this.recording = null;
    await recording?.stop();
  }
}
