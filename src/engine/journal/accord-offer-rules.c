/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of the parts of a deal, and what follows from a change of them (domain.md M14, M32 to
 * M35, M43, F07). Totals are in accord-offer-totals.c. */
#include "accord-config.h"

#include "accord-offer-rules.h"

#include <glib/gi18n-lib.h>

#include "accord-decimal.h"
#include "accord-error.h"
#include "accord-offer-sum.h"

#define DAYS_MAX 3650

/* A record as it will be. */
typedef struct {
  AccordTransaction *transaction;
  const AccordKind *kind;
  AccordRecord *before; /* NULL: new */
  const AccordValue *values;
  guint64 changed;
} Part;

static const AccordValue *
value_of (const Part *part, const char *name)
{
  return &part->values[accord_kind_find (part->kind, name)];
}

static gboolean
changes (const Part *part, const char *name)
{
  return (part->changed & (G_GUINT64_CONSTANT (1) << accord_kind_find (part->kind, name))) != 0;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

static gboolean
in_order (const Part *part, const char *first, const char *last)
{
  const AccordValue *from = value_of (part, first), *until = value_of (part, last);

  return !from->has_number || !until->has_number || from->number <= until->number;
}

/* A line has words or a product, more than nothing of it, and one currency. */
static gboolean
check_line (const Part *part, GError **error)
{
  const AccordValue *unit = value_of (part, "unit_price"), *cost = value_of (part, "unit_cost");
  AccordPriceLine price;
  gint64 net;

  if (value_of (part, "text")->text == NULL && !value_of (part, "product")->has_number)
    return refuse (error, _ ("A line needs a product or a description. Fill in one of them."));
  if (value_of (part, "quantity")->number <= 0)
    return refuse (error, _ ("The quantity of a line must be more than 0. For a credit, give it a negative price."));
  if (cost->has_number && g_strcmp0 (unit->text, cost->text) != 0)
    return refuse (error, _ ("Price and cost of a line must be in one currency. Change one of them."));
  accord_offer_line_values (part->kind, part->values, &price);
  return accord_price_line_net (&price, &net) ||
         refuse (error, _ ("Quantity times price is more than Accord can count. Check both."));
}

static gboolean
quote_is_draft (AccordTransaction *self, gint64 quote)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, &accord_quote_kind, quote, NULL);

  return record == NULL || accord_record_is_deleted (record) ||
         g_strcmp0 (accord_record_text (record, "status"), "draft") == 0;
}

static gboolean
refuse_sent (GError **error)
{
  return refuse (error, _ ("A quote that was sent stays as it was sent. Make a new version of it, or set it back to draft first."));
}

/* A file brings a quote and then its lines, whatever its state. */
static gboolean
check_quote_line (const Part *part, GError **error)
{
  if (!part->transaction->bulk && !part->transaction->settling && part->changed != 0 &&
      !quote_is_draft (part->transaction, value_of (part, "quote")->number))
    return refuse_sent (error);
  return check_line (part, error);
}

/**
 * accord_offer_rules_settings:
 *
 * Returns: (transfer full) (nullable): the workspace's settings
 */
AccordRecord *
accord_offer_rules_settings (AccordTransaction *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_workspace_kind);
  g_autoptr (AccordIds) ids = accord_reader_find_now (accord_writer_reader (self->writer), query, NULL);

  return ids != NULL && ids->n_ids > 0 ? accord_writer_load (self->writer, &accord_workspace_kind, ids->ids[0], NULL) : NULL;
}

/* What goes out has lines, and discounts that somebody may give (M33). */
static gboolean
check_sending (const Part *part, GError **error)
{
  AccordTransaction *self = part->transaction;
  g_autoptr (GPtrArray) lines = accord_offer_totals_lines (self, &accord_quote_kind, accord_record_id (part->before), error);
  g_autoptr (AccordRecord) settings = accord_offer_rules_settings (self);
  gint64 limit = ACCORD_RATE_WHOLE, deepest = 0;
  g_autofree char *given = NULL;
  g_autofree char *allowed = NULL;

  if (lines == NULL)
    return FALSE;
  if (lines->len == 0)
    return refuse (error, _ ("The quote has no lines yet. Add what is offered before it is sent."));
  if (settings != NULL)
    accord_record_get_number (settings, "discount_limit", &limit);
  for (guint i = 0; i < lines->len; i++)
    deepest = MAX (deepest, accord_record_number (lines->pdata[i], "discount"));
  if (deepest <= limit || value_of (part, "approved_by")->has_number)
    return TRUE;
  given = accord_rate_format (deepest);
  allowed = accord_rate_format (limit);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_GATE,
               /* Translators: two rates, such as 20% and 15%. */
               _ ("A discount of %s needs approval: up to %s may be given without. Let somebody approve it, or lower the discount."),
               given, allowed);
  return FALSE;
}

static gboolean
check_quote (const Part *part, GError **error)
{
  static const char *const free_fields[] = { "status", "note", "approved_by", "approved_on" };
  const char *was = part->before != NULL ? accord_record_text (part->before, "status") : NULL;
  const char *status = value_of (part, "status")->text;
  gboolean sent = g_strcmp0 (status, "sent") == 0 || g_strcmp0 (status, "accepted") == 0;
  guint64 frozen = part->changed;

  if (value_of (part, "version")->has_number && value_of (part, "version")->number < 1)
    return refuse (error, _ ("The first version of a quote is 1. Enter 1 or more."));
  if (!in_order (part, "quoted_on", "valid_until"))
    return refuse (error, _ ("A quote cannot end before its date. Check the two dates."));
  if (part->before == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (free_fields); i++)
    frozen &= ~(G_GUINT64_CONSTANT (1) << accord_kind_find (part->kind, free_fields[i]));
  if (frozen != 0 && !part->transaction->settling && g_strcmp0 (was, "draft") != 0 && g_strcmp0 (status, "draft") != 0)
    return refuse_sent (error);
  return !sent || !changes (part, "status") || g_strcmp0 (was, "sent") == 0 || check_sending (part, error);
}

/* Whether another living record of the kind links both of what this one links. */
static gboolean
is_twice (const Part *part, const char *owner, const char *other)
{
  AccordTransaction *self = part->transaction;
  const AccordKind *target = accord_field_target (&part->kind->fields[accord_kind_find (part->kind, owner)]);
  g_autoptr (GArray) owned = NULL;

  if (part->before != NULL && !changes (part, owner) && !changes (part, other))
    return FALSE;
  owned = accord_writer_owned (self->writer, target, value_of (part, owner)->number, NULL);
  for (guint i = 0; owned != NULL && i < owned->len; i++)
    {
      const AccordOwned *row = &g_array_index (owned, AccordOwned, i);
      g_autoptr (AccordRecord) record = NULL;

      if (!accord_kind_is (row->kind, part->kind) || (part->before != NULL && row->id == accord_record_id (part->before)))
        continue;
      record = accord_writer_load (self->writer, row->kind, row->id, NULL);
      if (record != NULL && accord_record_number (record, other) == value_of (part, other)->number &&
          accord_record_number (record, owner) == value_of (part, owner)->number)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_price (const Part *part, GError **error)
{
  return !is_twice (part, "price_list", "product") ||
         refuse (error, _ ("The product has a price in this list already. Change that one."));
}

static gboolean
check_person (const Part *part, GError **error)
{
  return !is_twice (part, "deal", "contact") ||
         refuse (error, _ ("This person is on the deal already. Change the role there."));
}

static gboolean
check_rival (const Part *part, GError **error)
{
  return !is_twice (part, "deal", "competitor") ||
         refuse (error, _ ("This competitor is in the deal already. Change what is known there."));
}

static gboolean
check_price_list (const Part *part, GError **error)
{
  const char *currency = value_of (part, "currency")->text;

  if (!in_order (part, "valid_from", "valid_until"))
    return refuse (error, _ ("A price list cannot end before it begins. Check the two dates."));
  return currency == NULL || accord_currency_valid (currency) ||
         refuse (error, _ ("A price list needs a currency code such as EUR or CNY."));
}

static gboolean
check_contract (const Part *part, GError **error)
{
  const AccordValue *notice = value_of (part, "renew_days");

  if (!in_order (part, "starts_on", "ends_on"))
    return refuse (error, _ ("A contract cannot end before it begins. Check the two dates."));
  return !notice->has_number || (notice->number >= 0 && notice->number <= DAYS_MAX) ||
         refuse (error, _ ("The notice of a contract must be from 0 to 3650 days."));
}

/* "https://…", "file:///…" or "/home/…": something that can be opened. */
static gboolean
check_address (const Part *part, GError **error)
{
  const char *uri = value_of (part, "uri")->text;
  g_autofree char *scheme = uri != NULL ? g_uri_parse_scheme (uri) : NULL;

  return uri == NULL || uri[0] == '/' || (scheme != NULL && g_ascii_strcasecmp (scheme, "javascript") != 0) ||
         refuse (error, _ ("The address must begin like https://, or be a file with its whole path."));
}

static gboolean
check_settings (const Part *part, GError **error)
{
  const AccordValue *days = value_of (part, "quote_days");

  return !days->has_number || (days->number >= 0 && days->number <= DAYS_MAX) ||
         refuse (error, _ ("Quotes must be valid for 0 to 3650 days."));
}

static const struct {
  const AccordKind *kind;
  gboolean (*check) (const Part *part, GError **error);
} checks[] = {
  { &accord_deal_line_kind, check_line },
  { &accord_quote_line_kind, check_quote_line },
  { &accord_quote_kind, check_quote },
  { &accord_price_kind, check_price },
  { &accord_price_list_kind, check_price_list },
  { &accord_deal_person_kind, check_person },
  { &accord_deal_competitor_kind, check_rival },
  { &accord_document_kind, check_address },
  { &accord_proposal_kind, check_address },
  { &accord_contract_kind, check_contract },
  { &accord_workspace_kind, check_settings },
};

/**
 * accord_offer_rules_check:
 * @before: (nullable): the record as it is; %NULL for a new one
 * @values: all its values as they will be
 * @changed: a bit for each field that differs
 */
gboolean
accord_offer_rules_check (AccordTransaction *self, const AccordKind *kind, AccordRecord *before, const AccordValue *values,
                          guint64 changed, GError **error)
{
  const Part part = { self, kind, before, values, changed };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (accord_kind_is (checks[i].kind, kind))
      return checks[i].check (&part, error);
  return TRUE;
}

/* Lines of what was sent stay, unless the quote itself goes. */
gboolean
accord_offer_rules_check_deleted (AccordTransaction *self, AccordRecord *record, GError **error)
{
  if (!accord_kind_is (accord_record_kind (record), &accord_quote_line_kind) ||
      quote_is_draft (self, accord_record_number (record, "quote")))
    return TRUE;
  return refuse_sent (error);
}
