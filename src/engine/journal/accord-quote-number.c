/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a quote is called (M33): a number of the workspace's series where none was given, and a version
 * among the quotes of that number; and what else follows from a change of a deal's parts. */
#include "accord-config.h"

#include "accord-offer-rules.h"

#include "accord-contract-notice.h"
#include "accord-number-series.h"

#define PREFIX "Q-"

static char *
next_number (AccordTransaction *self, GError **error)
{
  g_autoptr (AccordRecord) settings = accord_offer_rules_settings (self);
  const char *prefix = settings != NULL ? accord_record_text (settings, "quote_prefix") : NULL;

  return accord_number_series_next (self, &accord_quote_kind, prefix != NULL ? prefix : PREFIX, error);
}

static gboolean
set_text (AccordTransaction *self, gint64 quote, const char *field, const char *text, GError **error)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_text (&value, text);
  return accord_transaction_set (self, &accord_quote_kind, quote, accord_kind_find (&accord_quote_kind, field), &value, error);
}

/* One more than the greatest version of the number on the same deal. */
static gboolean
set_version (AccordTransaction *self, gint64 quote, gint64 deal, const char *number, GError **error)
{
  g_autoptr (GArray) owned = accord_writer_owned (self->writer, &accord_deal_kind, deal, error);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  gint64 version = 0;

  for (guint i = 0; owned != NULL && i < owned->len; i++)
    {
      const AccordOwned *row = &g_array_index (owned, AccordOwned, i);
      g_autoptr (AccordRecord) other = NULL;

      if (!accord_kind_is (row->kind, &accord_quote_kind) || row->id == quote)
        continue;
      other = accord_writer_load (self->writer, row->kind, row->id, error);
      if (other == NULL)
        return FALSE;
      if (g_strcmp0 (accord_record_text (other, "number"), number) == 0)
        version = MAX (version, accord_record_number (other, "version"));
    }
  accord_value_set_number (&value, version + 1);
  return owned != NULL && accord_transaction_set (self, &accord_quote_kind, quote,
                                                  accord_kind_find (&accord_quote_kind, "version"), &value, error);
}

static gboolean
number_quote (AccordTransaction *self, gint64 id, const AccordValue *values, GError **error)
{
  const char *given = values[accord_kind_find (&accord_quote_kind, "number")].text;
  g_autofree char *number = given == NULL ? next_number (self, error) : g_strdup (given);

  accord_number_series_note (self, &accord_quote_kind, given);
  if (number == NULL || (given == NULL && !set_text (self, id, "number", number, error)))
    return FALSE;
  return values[accord_kind_find (&accord_quote_kind, "version")].has_number ||
         set_version (self, id, values[accord_kind_find (&accord_quote_kind, "deal")].number, number, error);
}

/**
 * accord_offer_rules_follow_new:
 * @self: a change set being written
 * @kind: of a record just created
 * @id: of it
 * @values: one for each field of @kind
 *
 * What else follows: a number for a quote, the notice of a contract, the totals of what a line belongs to.
 *
 * Returns: %FALSE with an error; the whole change set is given up then
 */
gboolean
accord_offer_rules_follow_new (AccordTransaction *self, const AccordKind *kind, gint64 id, const AccordValue *values,
                               GError **error)
{
  if (accord_kind_is (kind, &accord_quote_kind))
    return number_quote (self, id, values, error);
  if (accord_kind_is (kind, &accord_contract_kind))
    return accord_contract_notice_follow_new (self, id, values, error);
  if (accord_kind_is (kind, &accord_deal_line_kind))
    accord_offer_totals_touch_owner (self, &accord_deal_kind, values[accord_kind_find (kind, "deal")].number);
  else if (accord_kind_is (kind, &accord_quote_line_kind))
    {
      accord_offer_totals_touch_owner (self, &accord_quote_kind, values[accord_kind_find (kind, "quote")].number);
      accord_offer_totals_deepen (self, values[accord_kind_find (kind, "quote")].number, values[accord_kind_find (kind, "discount")].number);
    }
  else if (accord_kind_is (kind, &accord_deal_kind) && values[accord_kind_find (kind, "lines_decide")].number != 0)
    accord_offer_totals_touch_owner (self, kind, id);
  return TRUE;
}

static gboolean
has_changed (AccordPending *pending, const char *field)
{
  return (pending->changed & (G_GUINT64_CONSTANT (1) << accord_kind_find (pending->kind, field))) != 0;
}

static void
empty (AccordPending *pending, const char *field)
{
  int index = accord_kind_find (pending->kind, field);

  if (accord_value_is_empty (&pending->after[index]))
    return;
  accord_value_clear (&pending->after[index]);
  if (accord_value_is_empty (accord_record_value (pending->before, index)))
    pending->changed &= ~(G_GUINT64_CONSTANT (1) << index);
  else
    pending->changed |= G_GUINT64_CONSTANT (1) << index;
}

/* Who writes an amount by hand decides it from then on; a probability that is not set by hand any more
 * has no reason either. */
static void
follow_deal (AccordTransaction *self, AccordPending *pending)
{
  if (has_changed (pending, "amount") && !has_changed (pending, "lines_decide") && !self->settling)
    empty (pending, "lines_decide");
  if (has_changed (pending, "probability") && !pending->after[accord_kind_find (pending->kind, "probability")].has_number)
    empty (pending, "probability_reason");
  if (has_changed (pending, "lines_decide"))
    accord_offer_totals_touch_owner (self, pending->kind, pending->id);
}

/**
 * accord_offer_rules_follow_changed:
 * @self: a change set being written
 * @pending: a record before and after; further fields may be set
 *
 * As accord_offer_rules_follow_new(), of both owners of a line that went from one to another.
 *
 * Returns: %FALSE with an error; the whole change set is given up then
 */
gboolean
accord_offer_rules_follow_changed (AccordTransaction *self, AccordPending *pending, GError **error)
{
  static const struct {
    const AccordKind *line;
    const AccordKind *owner;
    const char *link;
  } lines[] = { { &accord_deal_line_kind, &accord_deal_kind, "deal" }, { &accord_quote_line_kind, &accord_quote_kind, "quote" } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (accord_kind_is (pending->kind, lines[i].line))
      {
        accord_offer_totals_touch (self, pending->before);
        accord_offer_totals_touch_owner (self, lines[i].owner, pending->after[accord_kind_find (pending->kind, lines[i].link)].number);
      }
  if (accord_kind_is (pending->kind, &accord_quote_line_kind) &&
      pending->after[accord_kind_find (pending->kind, "discount")].number > accord_record_number (pending->before, "discount"))
    accord_offer_totals_deepen (self, pending->after[accord_kind_find (pending->kind, "quote")].number,
                                pending->after[accord_kind_find (pending->kind, "discount")].number);
  if (accord_kind_is (pending->kind, &accord_deal_kind))
    follow_deal (self, pending);
  if (accord_kind_is (pending->kind, &accord_contract_kind) && !accord_contract_notice_follow (self, pending, error))
    return FALSE;
  if (accord_kind_is (pending->kind, &accord_quote_kind) && has_changed (pending, "tax_rate"))
    accord_offer_totals_touch_owner (self, pending->kind, pending->id);
  return TRUE;
}
