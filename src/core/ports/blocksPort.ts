import type { BlockAnswer, BlockOccurrence } from '../blocks/blockOccurrence';
import type { EstimatesModel } from '../blocks/estimatesModel';
import type { BlockPlan } from '../blocks/protectedBlock';

/** Protected blocks and estimates; all times epoch ms. */
export interface BlocksPort {
  /**
   * What the settings say now. A change holds from now on: blocks that are over stay what they were
   * planned as, one that runs is what it is at its end.
   */
  configureBlocks(plan: BlockPlan, now: number): Promise<void>;
  /** Occurrences that touch `[from, to)`, by their start; measured where they began. */
  blocks(from: number, to: number, now: number): Promise<readonly BlockOccurrence[]>;
  /** Those that run or begin within two weeks, without what was measured: cheap enough to be asked often. */
  blocksAhead(now: number): Promise<readonly BlockOccurrence[]>;
  /**
   * Keeps what the person says of an occurrence; it holds whatever is calculated later.
   *
   * @throws ExpectedError for one that does not exist, a move that ends before it begins or meets another block
   */
  answerBlock(key: string, answer: BlockAnswer, now: number): Promise<BlockOccurrence>;
  /** True for one window only, once ever: the one that starts the session of a block by itself. */
  claimBlock(key: string, now: number): Promise<boolean>;
  estimates(now: number): Promise<EstimatesModel>;
}
