import * as vscode from 'vscode';
import type { RawEventBody } from '../../core/events/rawEvent';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';

/** Tasks as they start and end. */
export function subscribeTasks(sink: RawSink): Subscription {
  const { tasks } = vscode;
  return joined([
    tasks.onDidStartTask(({ execution }) => {
      sink(task('taskStart', execution));
    }),
    tasks.onDidEndTask(({ execution }) => {
      sink(task('taskEnd', execution));
    }),
  ]);
}

export function task(
  e: 'taskStart' | 'taskEnd',
  { task: { name, isBackground } }: vscode.TaskExecution,
): RawEventBody {
  return { e, name, bg: isBackground };
}
