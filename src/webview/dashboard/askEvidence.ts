import type { OpenEvidence } from '../../protocol/dashboard';

/** Opens the intervals behind a number of the period; what is left out is as the period has it. */
export type AskEvidence = (
  about: Pick<OpenEvidence, 'part' | 'title'> & Partial<OpenEvidence>,
) => void;
