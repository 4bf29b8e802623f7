import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clipChange, type RawEvent } from '../../../../src/core/events/rawEvent';
import {
  OriginClassifier,
  type ClassifiedEvent,
} from '../../../../src/tracking/origins/classifier';
import { readRecording, RECORDINGS } from '../../../support/fidelity/recordings';
import { FILE, OTHER, Scene, type EditOptions } from '../../../support/fidelity/scene';

const options = { isAgentCommand: (line: string): boolean => line.startsWith('claude') };

function run(
  events: readonly RawEvent[],
  between: (classifier: OriginClassifier, event: RawEvent, i: number) => void = () => undefined,
): ClassifiedEvent[] {
  const out: ClassifiedEvent[] = [];
  const classifier = new OriginClassifier((classified) => out.push(classified), options);
  events.forEach((event, i) => {
    between(classifier, event, i);
    classifier.push(event);
  });
  classifier.flush();
  return out;
}

function assertComplete(events: readonly RawEvent[], out: readonly ClassifiedEvent[]): void {
  assert.deepEqual(
    out.map(({ event }) => event),
    events,
  );
  for (const { event, verdict } of out) {
    assert.equal(verdict !== null, event.e === 'docChange' && event.ch.length > 0);
    assert.equal((verdict?.cause ?? null) !== null, verdict?.origin === 'external');
  }
}

/** Short scenes of all that can follow each other, at any distance. */
const anyEvents = fc
  .array(
    fc.record({
      what: fc.constantFrom(
        'key',
        'piece',
        'away',
        'back',
        'delete',
        'reload',
        'caret',
        'save',
        'git',
        'agent',
      ),
      line: fc.nat(3),
      char: fc.nat(4),
      text: fc.constantFrom('a', '\n', '  ', 'word', 'two words', 'x\ny\n', ''),
      wait: fc.constantFrom(0, 0, 1, 14, 16, 79, 80, 81, 400, 700, 781, 1600, 5000, 5001),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    const scene = new Scene();
    steps.forEach(({ what, line, char, text, wait }, i) => {
      const at = { at: [[line, char]] } as const;
      const put = (more: EditOptions): Scene => scene.edit([[[line, char], text]], more);
      if (what === 'key') scene.key(line, char);
      else if (what === 'piece') put({ ...at, then: [[line, char + text.length]] });
      else if (what === 'away') put({ at: [[9, 0]] });
      else if (what === 'back')
        put({ u: OTHER, ...(i % 2 === 0 ? { flag: 'first' as const } : {}) });
      else if (what === 'delete') scene.edit([[[line, 0, line, char], '']], at);
      else if (what === 'reload') put({ u: i % 2 === 0 ? OTHER : FILE, flag: 'clean' });
      else if (what === 'caret') scene.caret(line, char, i % 2 === 0 ? 2 : null);
      else if (what === 'save') scene.save(i % 2 === 0 ? OTHER : FILE);
      else if (what === 'git')
        scene.add({
          e: 'gitState',
          root: 'r',
          head: '',
          commit: `${line}`,
          work: 0,
          index: 0,
          merge: 0,
        });
      else
        scene.add({
          e: i % 2 === 0 ? 'shellExecStart' : 'shellExecEnd',
          name: 'bash',
          cmd: 'claude',
        });
      scene.wait(wait);
    });
    return scene.events;
  });

describe('the classifier', function () {
  this.timeout(60_000);
  it('lets every event through once, in order, each edit with its verdict', () => {
    for (const name of RECORDINGS) {
      const { events } = readRecording(name);
      assertComplete(events, run(events));
    }
  });

  it('decides by the events alone, however often and whenever it is told the time', () => {
    fc.assert(
      fc.property(anyEvents, fc.array(fc.nat(20_000), { maxLength: 60 }), (events, offsets) => {
        const often = run(events, (classifier, { t }, i) => {
          const before = events[i - 1]?.t ?? t;
          const times = offsets.map((offset) => before + offset).filter((time) => time <= t);
          for (const time of times.sort((a, b) => a - b)) classifier.advance(time);
          classifier.advance(t);
        });
        assert.deepEqual(often, run(events));
      }),
      { numRuns: 300 },
    );
  });

  it('decides the same on whole recordings with a timer running', () => {
    for (const name of RECORDINGS) {
      const { events } = readRecording(name);
      let now = events[0]?.t ?? 0;
      const timed = run(events, (classifier, { t }) => {
        for (; now <= t; now += 50) classifier.advance(now);
      });
      assert.deepEqual(timed, run(events), name);
    }
  });

  it('sees no more of a text than a live listener does', () => {
    const { events } = readRecording('micro');
    const clipped = events.map((event) =>
      event.e === 'docChange' ? { ...event, ch: event.ch.map(clipChange) } : event,
    );
    assert.deepEqual(clipped, events);
  });

  it('holds back no longer than a decision needs', () => {
    const out: string[] = [];
    const classifier = new OriginClassifier(
      ({ verdict }) => out.push(verdict?.rule ?? ''),
      options,
    );
    const { events } = new Scene().key(3, 0);
    for (const event of events) classifier.push(event);
    const last = events.at(-1)?.t ?? 0;
    classifier.advance(last + 80);
    assert.equal(out.includes('key'), false);
    classifier.advance(last + 81);
    assert.equal(out.length, events.length);
    assert.equal(out.includes('key'), true);
  });

  it('survives cut recordings, lost events and clocks that step back', () => {
    const { events } = readRecording('session-mixed');
    fc.assert(
      fc.property(
        fc.nat(events.length),
        fc.nat(events.length),
        fc.integer({ min: 2, max: 9 }),
        (a, b, nth) => {
          const cut = events.slice(Math.min(a, b), Math.max(a, b));
          const lost = cut.filter((_, i) => i % nth !== 0);
          const stepped = cut.map((event, i) => ({
            ...event,
            t: event.t - (i % nth === 0 ? 3_600_000 : 0),
          }));
          for (const some of [cut, lost, stepped]) assertComplete(some, run(some));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('calls no stream typed where selection events are missing altogether', () => {
    const { events, truths } = readRecording('session-mixed');
    const blind = run(events.filter(({ e }) => e !== 'sel'));
    const streams = blind.filter(({ event }) => truths.get(event.seq)?.origin === 'assisted');
    assert.ok(streams.length > 50);
    for (const { verdict } of streams) assert.notEqual(verdict?.origin, 'typed');
  });

  it('holds a bounded number of events, and lets the oldest go with what is known', () => {
    let emitted = 0;
    const classifier = new OriginClassifier(() => emitted++, options);
    const [reload] = new Scene()
      .edit([[[0, 0], 'x\n']], { u: OTHER, flag: 'clean' })
      .events.slice(-1);
    assert.ok(reload);
    for (let i = 0; i < 60_000; i++) classifier.push({ ...reload, seq: i });
    assert.ok(emitted >= 60_000 - 20_000, `${emitted}`);
    classifier.flush();
    assert.equal(emitted, 60_000);
  });
});
