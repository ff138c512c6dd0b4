/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions on texts of which each row has its own ("phone~138", "email=", "name!~gmbh"), over the texts in memory.
 * These are folded: of those that are to be equal to the letter, the file is asked for the few that are alike. */
#include "accord-config.h"

#include "accord-column-query.h"

#include <string.h>
#include "accord-column-text.h"

#define FEW 20000 /* rows that are looked up one by one */

/* Whether texts in memory tell of which rows a condition holds. */
gboolean
accord_column_texts_test (const AccordCondition *condition)
{
  AccordOp op = accord_op_is_negative (condition->op) ? accord_op_opposite (condition->op) : condition->op;

  return condition->path.n == 1 && condition->path.computed == NULL && accord_column_text_is_wanted (condition->path.field) &&
         (op == ACCORD_OP_CONTAINS || op == ACCORD_OP_IS || op == ACCORD_OP_NOT_EMPTY);
}

static void
match (const AccordColumnText *text, const AccordCondition *condition, AccordOp op, guint8 *hits, guint n_hits)
{
  AccordColumnTextTest test = op == ACCORD_OP_CONTAINS ? ACCORD_COLUMN_TEXT_HAS : ACCORD_COLUMN_TEXT_IS;

  if (op == ACCORD_OP_NOT_EMPTY)
    accord_column_text_match (text, ACCORD_COLUMN_TEXT_ANY, "", hits, n_hits);
  else
    for (guint i = 0; i < condition->operands->len; i++)
      accord_column_text_match (text, test, g_array_index (condition->operands, AccordOperand, i).value.text, hits, n_hits);
}

/* Of those that are alike, the file says which are equal; *done: FALSE when they are too many. */
static gboolean
confirm (const AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits, gboolean *done,
         GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < set->n_slots && ids->len <= FEW; i++)
    if (hits[i])
      {
        gint64 id = i;

        hits[i] = 0;
        g_array_append_val (ids, id);
      }
  *done = ids->len <= FEW;
  if (!*done || ids->len == 0)
    return TRUE;
  return accord_column_scan (set, db, condition, ids, hits, error);
}

/**
 * accord_column_texts_hits:
 * @condition: one that accord_column_texts_test() is true of
 * @hits: (inout): by id, all 0; set to 1 where it holds
 * @done: (out): %FALSE: the file has to be asked, hits is all 0
 *
 * Reads the texts, if they are not there.
 */
gboolean
accord_column_texts_hits (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits,
                          gboolean *done, GError **error)
{
  gboolean negated = accord_op_is_negative (condition->op);
  AccordOp op = negated ? accord_op_opposite (condition->op) : condition->op;
  g_autoptr (GError) failed = NULL;
  const AccordColumnText *text = accord_column_texts_get (set, db, condition->path.fields[0], &failed);
  g_autofree guint8 *alike = NULL;

  *done = text != NULL;
  if (text == NULL)
    return accord_error_pass (error, &failed);
  match (text, condition, op, hits, set->n_slots);
  if (negated && op == ACCORD_OP_IS)
    alike = g_memdup2 (hits, set->n_slots);
  if (op == ACCORD_OP_IS && !confirm (set, db, condition, hits, done, error))
    return FALSE;
  /* What is not even alike is another one. */
  for (guint i = 0; negated && *done && i < set->n_slots; i++)
    hits[i] = alike != NULL ? hits[i] || !alike[i] : !hits[i];
  if (!*done)
    memset (hits, 0, set->n_slots);
  return TRUE;
}
