/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals that follow lines: the amount of a deal whose lines decide it, and net, tax and total of a
 * quote. They are counted once, when the change set ends, however many lines it touched; an undo puts
 * back what was and counts nothing. */
#include "accord-config.h"

#include "accord-offer-rules.h"

#include <glib/gi18n-lib.h>

#include "accord-decimal.h"
#include "accord-error.h"
#include "accord-offer-sum.h"

#define DEEPER 1 /* of a touched quote: a discount in it needs approval anew */

static const AccordKind *
line_kind (const AccordKind *owner)
{
  return accord_kind_is (owner, &accord_deal_kind) ? &accord_deal_line_kind : &accord_quote_line_kind;
}

/* A deal or quote whose total is to be counted again. */
void
accord_offer_totals_touch_owner (AccordTransaction *self, const AccordKind *kind, gint64 id)
{
  if (id == 0)
    return;
  for (guint i = 0; i < self->offers->len; i++)
    {
      const AccordTouched *touched = &g_array_index (self->offers, AccordTouched, i);

      if (touched->id == id && accord_kind_is (touched->kind, kind))
        return;
    }
  g_array_append_val (self->offers, ((AccordTouched) { accord_kind_base (kind), id, 0 }));
}

/* A line of a quote that gives more away than it did: whoever approved the quote's discounts did not see that one (M33). A file
 * brings a quote, its approval and its lines one after the other. */
void
accord_offer_totals_deepen (AccordTransaction *self, gint64 quote, gint64 discount)
{
  g_autoptr (AccordRecord) settings = discount > 0 && !self->bulk ? accord_offer_rules_settings (self) : NULL;
  gint64 limit = ACCORD_RATE_WHOLE;

  if (settings == NULL || !accord_record_get_number (settings, "discount_limit", &limit) || discount <= limit)
    return;
  accord_offer_totals_touch_owner (self, &accord_quote_kind, quote);
  for (guint i = 0; i < self->offers->len; i++)
    {
      AccordTouched *touched = &g_array_index (self->offers, AccordTouched, i);

      if (touched->id == quote && accord_kind_is (touched->kind, &accord_quote_kind))
        touched->txn = DEEPER;
    }
}

/* A line that came, went or changed; records of other kinds are no line. */
void
accord_offer_totals_touch (AccordTransaction *self, AccordRecord *line)
{
  const AccordKind *kind = accord_record_kind (line);

  if (accord_kind_is (kind, &accord_deal_line_kind))
    accord_offer_totals_touch_owner (self, &accord_deal_kind, accord_record_number (line, "deal"));
  else if (accord_kind_is (kind, &accord_quote_line_kind))
    accord_offer_totals_touch_owner (self, &accord_quote_kind, accord_record_number (line, "quote"));
}

/**
 * accord_offer_totals_lines:
 * @owner: deals or quotes
 * @id: one of them
 *
 * Returns: (transfer full) (element-type AccordRecord): its living lines, or %NULL
 */
GPtrArray *
accord_offer_totals_lines (AccordTransaction *self, const AccordKind *owner, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GArray) owned = accord_writer_owned (self->writer, owner, id, error);

  for (guint i = 0; owned != NULL && i < owned->len; i++)
    {
      const AccordOwned *row = &g_array_index (owned, AccordOwned, i);
      AccordRecord *record;

      if (!accord_kind_is (row->kind, line_kind (owner)))
        continue;
      record = accord_writer_load (self->writer, row->kind, row->id, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (lines, record);
    }
  return owned != NULL ? g_steal_pointer (&lines) : NULL;
}

/* @currency NULL: nothing has a price. */
static gboolean
set_money (AccordTransaction *self, const AccordKind *kind, gint64 id, const char *field, gint64 minor,
           const char *currency, GError **error)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (currency != NULL)
    accord_value_set_both (&value, minor, currency);
  return accord_transaction_set (self, kind, id, accord_kind_find (kind, field), &value, error);
}

static gboolean
settle_deal (AccordTransaction *self, gint64 deal, GError **error)
{
  int decide = accord_kind_find (&accord_deal_kind, "lines_decide");
  const AccordValue *value = accord_transaction_get (self, &accord_deal_kind, deal, decide, error);
  g_autoptr (GPtrArray) lines = NULL;
  const char *currency;
  AccordPriceSum sum;

  if (value == NULL)
    return FALSE;
  lines = accord_offer_totals_lines (self, &accord_deal_kind, deal, error);
  if (lines == NULL || !accord_offer_sum_lines (lines, &sum, &currency, error))
    return FALSE;
  return value->number == 0 || set_money (self, &accord_deal_kind, deal, "amount", sum.net, currency, error);
}

static gboolean
drop_approval (AccordTransaction *self, gint64 quote, GError **error)
{
  static const char *const fields[] = { "approved_by", "approved_on" };
  const AccordValue none = ACCORD_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!accord_transaction_set (self, &accord_quote_kind, quote, accord_kind_find (&accord_quote_kind, fields[i]), &none, error))
      return FALSE;
  return TRUE;
}

static gboolean
settle_quote (AccordTransaction *self, gint64 quote, GError **error)
{
  int rate = accord_kind_find (&accord_quote_kind, "tax_rate");
  const AccordValue *value = accord_transaction_get (self, &accord_quote_kind, quote, rate, error);
  g_autoptr (GPtrArray) lines = value != NULL ? accord_offer_totals_lines (self, &accord_quote_kind, quote, error) : NULL;
  const char *currency;
  AccordPriceSum sum;
  gint64 tax, total;

  if (lines == NULL || !accord_offer_sum_lines (lines, &sum, &currency, error))
    return FALSE;
  if (!accord_price_tax (sum.net, value->number, &tax) || !accord_money_add (sum.net, tax, &total))
    {
      g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                           _("Net and tax of the quote come to more than Accord can count. Look for a quantity or a price that is far too large."));
      return FALSE;
    }
  return set_money (self, &accord_quote_kind, quote, "net", sum.net, currency, error) &&
         set_money (self, &accord_quote_kind, quote, "tax", tax, currency, error) &&
         set_money (self, &accord_quote_kind, quote, "total", total, currency, error);
}

static gboolean
settle (AccordTransaction *self, const AccordTouched *offer, GError **error)
{
  if (!accord_writer_is_living (self->writer, offer->kind, offer->id))
    return TRUE; /* it went, and its lines with it */
  if (offer->txn == DEEPER && !drop_approval (self, offer->id, error))
    return FALSE;
  return accord_kind_is (offer->kind, &accord_deal_kind) ? settle_deal (self, offer->id, error)
                                                         : settle_quote (self, offer->id, error);
}

/**
 * accord_offer_totals_settle:
 * @self: a transaction whose edits are written
 *
 * Counts again what was touched. Lines that cannot be added up refuse the whole change set, also where
 * they do not decide the amount: a deal never holds lines that nobody can add.
 */
gboolean
accord_offer_totals_settle (AccordTransaction *self, GError **error)
{
  gboolean done = TRUE;

  self->settling = TRUE;
  for (guint i = 0; done && i < self->offers->len; i++)
    {
      AccordTouched offer = g_array_index (self->offers, AccordTouched, i);

      done = settle (self, &offer, error);
    }
  done = done && accord_transaction_flush (self, error);
  self->settling = FALSE;
  return done;
}
