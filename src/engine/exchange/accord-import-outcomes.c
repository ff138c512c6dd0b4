/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words with which other programs say that a deal is won, lost or at rest. They are read once,
 * at import, and become a stage's outcome; from then on only the outcome counts. */

#include "accord-import-outcomes.h"

#include "accord-import-stages.h"
#include "accord-text.h"

typedef struct {
  const char *outcome;
  const char *words[20]; /* squashed: no blanks, lower case */
} OutcomeWords;

static const OutcomeWords outcomes[] = {
  { "won", { "won", "closedwon", "win", "dealwon", "成交", "已成交", "赢单", "成功", "签单", NULL } },
  { "lost", { "lost", "closedlost", "deallost", "失败", "输单", "丢单", "流失", "未成交", NULL } },
  { "hold", { "onhold", "hold", "paused", "暂停", "搁置", NULL } },
  { "discarded", { "discarded", "unqualified", "disqualified", "无效", NULL } },
};

/*< private >
 * accord_import_outcome_of_word:
 * @word: what stands in a file's stage column
 *
 * Returns: (nullable): "won", "lost", "hold" or "discarded"; %NULL for the name of an open stage
 */
const char *
accord_import_outcome_of_word (const char *word)
{
  g_autofree char *squashed = accord_text_squash (word);

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strv_contains (outcomes[i].words, squashed))
      return outcomes[i].outcome;
  return NULL;
}

/*< private >*/
gboolean
accord_import_stage_is (const AccordImportStage *stage,
                        const char              *outcome)
{
  return g_strcmp0 (stage->outcome, outcome) == 0;
}

/*< private >*/
gboolean
accord_import_stage_is_open (const AccordImportStage *stage)
{
  return accord_import_stage_is (stage, "open") || accord_import_stage_is (stage, "hold");
}
