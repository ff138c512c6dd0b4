/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quote in words: read in one snapshot, so that lines and totals are of one moment. Amounts have all
 * decimals of their currency, so that they stand under one another. */
#include "accord-config.h"

#include "accord-quote-paper.h"

#include <glib/gi18n-lib.h>

#include "accord-decimal.h"
#include "accord-error.h"
#include "accord-locale.h"
#include "accord-offer-sum.h"
#include "accord-query.h"
#include "accord-quote-edit.h"

G_DEFINE_BOXED_TYPE (AccordQuotePaper, accord_quote_paper, accord_quote_paper_ref, accord_quote_paper_unref)

static void
line_free (gpointer data)
{
  AccordQuotePaperLine *line = data;

  g_free (line->text);
  g_free (line->quantity);
  g_free (line->unit);
  g_free (line->discount);
  g_free (line->net);
  g_free (line);
}

static void
sum_free (gpointer data)
{
  AccordQuotePaperSum *sum = data;

  g_free (sum->label);
  g_free (sum->amount);
  g_free (sum);
}

AccordQuotePaper *
accord_quote_paper_ref (AccordQuotePaper *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_quote_paper_unref (AccordQuotePaper *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->sender);
  g_free (self->address);
  g_free (self->customer);
  g_free (self->number);
  g_free (self->facts);
  g_free (self->currency);
  g_free (self->terms);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->sums);
  g_free (self);
}

/* "1,234.50": grouped, all decimals, with the marks of the locale, no sign of the currency. */
static char *
amount_text (gint64 minor, const char *currency)
{
  g_autofree char *plain = accord_money_to_decimal (minor, currency);
  char *point = strchr (plain, '.');
  g_autofree char *rest = point != NULL ? g_strconcat (accord_locale_decimal_mark (), point + 1, NULL) : g_strdup ("");
  g_autofree char *whole = NULL;
  gboolean negative = plain[0] == '-';

  if (point != NULL)
    *point = '\0';
  whole = accord_number_format (g_ascii_strtoll (plain + negative, NULL, 10));
  return g_strconcat (negative ? "−" : "", whole, rest, NULL);
}

static void
add_sum (AccordQuotePaper *self, char *label, gint64 minor, gboolean strong)
{
  AccordQuotePaperSum *sum = g_new0 (AccordQuotePaperSum, 1);

  sum->label = label;
  sum->amount = amount_text (minor, self->currency);
  sum->strong = strong;
  g_ptr_array_add (self->sums, sum);
}

static void
add_line (AccordQuotePaper *self, AccordRecord *record)
{
  AccordQuotePaperLine *line = g_new0 (AccordQuotePaperLine, 1);
  const char *text = accord_record_text (record, "text");
  AccordPriceLine price = { 0 };
  gint64 net = 0;

  accord_offer_line_read (record, &price);
  accord_price_line_net (&price, &net); /* the journal took no line that does not fit */
  if (text == NULL)
    text = accord_record_title_of (record, "product");
  line->text = g_strdup (text != NULL ? text : "");
  line->quantity = accord_decimal_format (price.quantity, ACCORD_QUANTITY_DIGITS);
  line->unit = amount_text (price.unit, self->currency);
  line->discount = price.discount != 0 ? accord_rate_format (price.discount) : g_strdup ("");
  line->net = amount_text (net, self->currency);
  g_ptr_array_add (self->lines, line);
}

static gboolean
add_lines (AccordQuotePaper *self, GPtrArray *records, AccordRecord *quote, GError **error)
{
  gint64 rate = accord_record_number (quote, "tax_rate");
  const char *currency;
  AccordPriceSum sum;
  gint64 tax = 0;

  if (!accord_offer_sum_lines (records, &sum, &currency, error))
    return FALSE;
  if (currency != NULL)
    g_set_str (&self->currency, currency);
  for (guint i = 0; i < records->len; i++)
    add_line (self, records->pdata[i]);
  accord_price_tax (sum.net, rate, &tax);
  if (sum.discount != 0)
    {
      add_sum (self, g_strdup (_("Before discounts")), sum.gross, FALSE);
      add_sum (self, g_strdup (_("Discounts")), -sum.discount, FALSE);
    }
  if (rate != 0)
    {
      g_autofree char *percent = accord_rate_format (rate);

      add_sum (self, g_strdup (_("Net")), sum.net, FALSE);
      add_sum (self, g_strdup_printf (_("Tax, %s"), percent), tax, FALSE);
    }
  add_sum (self, g_strdup_printf (_("Total %s"), self->currency), sum.net + tax, TRUE);
  return TRUE;
}

static void
add_word (GString *words, const char *word)
{
  if (word == NULL || *word == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, word);
}

static void
add_fact (GString *facts, const char *label, char *value)
{
  g_autofree char *text = value;
  g_autofree char *line = text != NULL && *text != '\0' ? g_strdup_printf (_("%1$s: %2$s"), label, text) : NULL;

  add_word (facts, line);
}

/* NULL without an error: there is none. */
static AccordRecord *
load (AccordReader *reader, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) found = id != 0 ? accord_reader_load (reader, kind, &id, 1, error) : NULL;

  return found != NULL && found->len > 0 && found->pdata[0] != NULL ? accord_record_ref (found->pdata[0]) : NULL;
}

static gboolean
add_customer (AccordQuotePaper *self, AccordReader *reader, AccordRecord *quote, AccordRecord *deal, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) customer =
    deal != NULL ? load (reader, &accord_customer_kind, accord_record_number (deal, "customer"), &failed) : NULL;
  GString *words = g_string_new (NULL);

  if (customer != NULL)
    add_word (words, accord_record_title (customer));
  add_word (words, accord_record_title_of (quote, "contact"));
  if (customer != NULL)
    {
      add_word (words, accord_record_text (customer, "address"));
      add_word (words, accord_record_text (customer, "city"));
      add_word (words, accord_record_text (customer, "country"));
    }
  self->customer = g_string_free_and_steal (words);
  return accord_error_pass (error, &failed);
}

static void
add_facts (AccordQuotePaper *self, AccordRecord *quote, AccordRecord *deal)
{
  GString *facts = g_string_new (NULL);

  add_fact (facts, _("Date"), accord_record_format (quote, "quoted_on"));
  add_fact (facts, _("Valid until"), accord_record_format (quote, "valid_until"));
  add_fact (facts, _("About"), g_strdup (deal != NULL ? accord_record_title (deal) : NULL));
  add_fact (facts, _("Your contact"), g_strdup (deal != NULL ? accord_record_title_of (deal, "owner") : NULL));
  self->facts = g_string_free_and_steal (facts);
}

static gboolean
take_record (AccordRecord *record, gpointer data, GError **error)
{
  g_ptr_array_add (data, accord_record_ref (record));
  return TRUE;
}

static GPtrArray *
read_lines (AccordReader *reader, gint64 quote, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_quote_line_kind);

  accord_query_add_number (query, "quote", ACCORD_OP_IS, quote);
  return accord_query_set_sort (query, "rank", FALSE, error) && accord_reader_each (reader, query, take_record, lines, error)
           ? g_steal_pointer (&lines) : NULL;
}

/* NULL without an error: a file without any. */
static AccordRecord *
read_settings (AccordReader *reader, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_workspace_kind);

  return accord_reader_each (reader, query, take_record, found, error) && found->len > 0 ? accord_record_ref (found->pdata[0]) : NULL;
}

static AccordQuotePaper *
paper_new (AccordRecord *quote, AccordRecord *settings)
{
  AccordQuotePaper *self = g_new0 (AccordQuotePaper, 1);
  const char *address = settings != NULL ? accord_record_text (settings, "address") : NULL;
  const char *terms = accord_record_text (quote, "terms");
  const char *currency = settings != NULL ? accord_record_text (settings, "currency") : NULL;

  g_atomic_ref_count_init (&self->refs);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->sums = g_ptr_array_new_with_free_func (sum_free);
  self->sender = g_strdup (settings != NULL ? accord_record_title (settings) : "");
  self->address = g_strdup (address != NULL ? address : "");
  self->currency = g_strdup (currency != NULL ? currency : "EUR");
  self->number = accord_quote_name (quote);
  self->terms = g_strdup (terms != NULL ? terms : "");
  self->draft = g_strcmp0 (accord_record_text (quote, "status"), "draft") == 0;
  return self;
}

/* A paper lacks nothing that could not be read: it goes to a customer. */
static AccordQuotePaper *
make_paper (AccordReader *reader, AccordRecord *quote, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) deal = load (reader, &accord_deal_kind, accord_record_number (quote, "deal"), &failed);
  g_autoptr (AccordRecord) settings = failed == NULL ? read_settings (reader, &failed) : NULL;
  g_autoptr (AccordQuotePaper) self = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!accord_error_pass (error, &failed))
    return NULL;
  self = paper_new (quote, settings);
  add_facts (self, quote, deal);
  lines = add_customer (self, reader, quote, deal, error) ? read_lines (reader, accord_record_id (quote), error) : NULL;
  return lines != NULL && add_lines (self, lines, quote, error) ? g_steal_pointer (&self) : NULL;
}

static DexFuture *
read_paper (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) quote = load (reader, &accord_quote_kind, *(gint64 *) data, &error);
  AccordQuotePaper *paper = NULL;

  if (quote == NULL && error == NULL)
    g_set_error_literal (&error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                         _("The quote is not there any more. Choose another."));
  if (quote != NULL)
    paper = make_paper (reader, quote, &error);
  return paper != NULL ? dex_future_new_take_boxed (ACCORD_TYPE_QUOTE_PAPER, paper)
                       : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_quote_paper_load:
 * @store: the open file
 * @quote: id of a quote
 *
 * Returns: (transfer full): a future that resolves to an #AccordQuotePaper
 */
DexFuture *
accord_quote_paper_load (AccordStore *store, gint64 quote)
{
  return accord_store_read (store, read_paper, g_memdup2 (&quote, sizeof quote), g_free);
}
