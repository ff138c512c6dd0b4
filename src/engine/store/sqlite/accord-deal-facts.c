/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a deal counts in "deal_total", out of its values. The writer's thread. */
#include "accord-config.h"

#include "accord-deal-cells.h"

#include "accord-kind.h"

typedef enum {
  FACT_STAGE,
  FACT_OWNER,
  FACT_PRODUCT,
  FACT_AMOUNT,
  FACT_PROBABILITY,
  FACT_ENTRY,
  FACT_CLOSED,
  FACT_OPENED,
  FACT_EXPECTED,
  N_FACTS,
} Fact;

/* Where in a deal's values a fact stands: the program's own fields stand there in every file, and are looked up once. */
static const AccordValue *
value_of (const AccordValue *values, Fact fact)
{
  static const char *const names[N_FACTS] = { "stage",      "owner",     "product",   "amount",     "probability",
                                              "entry_odds", "closed_on", "opened_on", "expected_on" };
  static int fields[N_FACTS]; /* one more than the index */
  int field = g_atomic_int_get (&fields[fact]);

  if (field == 0)
    g_atomic_int_set (&fields[fact], field = accord_kind_find (&accord_deal_kind, names[fact]) + 1);
  return &values[field - 1];
}

/**
 * accord_deal_facts_read:
 * @facts: (out): what counts, but for its step
 * @values: values of a deal, in the order of the fields
 */
void
accord_deal_facts_read (AccordDealFacts *facts, const AccordValue *values)
{
  const AccordValue *amount = value_of (values, FACT_AMOUNT);
  const AccordValue *probability = value_of (values, FACT_PROBABILITY);
  const AccordValue *entry = value_of (values, FACT_ENTRY);
  const AccordValue *closed = value_of (values, FACT_CLOSED);
  const AccordValue *opened = value_of (values, FACT_OPENED);
  const AccordValue *expected = value_of (values, FACT_EXPECTED);

  *facts = (AccordDealFacts) {
    .stage = value_of (values, FACT_STAGE)->number,
    .owner = value_of (values, FACT_OWNER)->number,
    .product = value_of (values, FACT_PRODUCT)->number,
    .amount = amount->number,
    .priced = amount->has_number && amount->text != NULL && *amount->text != '\0',
    .probability = probability->has_number ? probability->number : ACCORD_STAGE_ENTRY (entry->number),
    .has_probability = probability->has_number || entry->has_number,
    .closed_on = closed->number,
    .closed = closed->has_number,
    .opened_on = opened->number,
    .opened = opened->has_number,
    .expected_on = expected->number,
    .expected = expected->has_number,
  };
  if (facts->priced)
    g_strlcpy (facts->currency, amount->text, sizeof facts->currency);
}

/**
 * accord_deal_facts_find_step:
 * @facts: of @deal: gets its step, if it stands where steps are counted
 */
gboolean
accord_deal_facts_find_step (AccordDealFacts *facts, AccordDealCells *cells, AccordReader *db, gint64 deal, GError **error)
{
  return !accord_deal_cells_is_open (cells, facts->stage) ||
         accord_deal_cells_find_step (cells, db, deal, 0, &facts->step, &facts->step_on, error);
}
