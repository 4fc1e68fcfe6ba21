import { msg } from '@lingui/core/macro';
import { addProblemWords } from '@/shared/api/problem-words';

/** Refusals that only moderators meet. */
addProblemWords({
  'moderation.look_needed': () => msg`Something serious was noticed: look at this listing by itself.`,
  'template.not_found': () => msg`There is no such ready text any more.`,
  'report.not_found': () => msg`There is no such report.`,
  'verdict.running': () => msg`The same measure is in force already.`,
});
