/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making quotes of a deal's lines and new versions of quotes. A quote has lines of its own: what was
 * offered stays as it was, whatever becomes of the deal. */
#include "accord-config.h"

#include "accord-quote-edit.h"

#include <glib/gi18n-lib.h>

#define QUOTE (&accord_quote_kind)
#define DAYS_VALID 30

static void
copy_field (AccordEdit *edit, const AccordKind *kind, gint64 id, const char *name, AccordRecord *from)
{
  const AccordValue *value = accord_record_value (from, accord_kind_find (accord_record_kind (from), name));

  if (!accord_value_is_empty (value))
    accord_edit_set (edit, kind, id, name, value);
}

/* Lines in their order, which their ranks tell; a line that is a product in the deal is one in the quote,
 * under the name that it has now. */
static void
copy_lines (AccordEdit *edit, gint64 quote, GPtrArray *lines)
{
  static const char *const fields[] = { "product", "quantity", "unit_price", "discount", "unit_cost", "rank" };

  for (guint i = 0; i < lines->len; i++)
    {
      AccordRecord *line = lines->pdata[i];
      gint64 id = accord_edit_create (edit, &accord_quote_line_kind);
      const char *text = accord_record_text (line, "text");

      accord_edit_set_number (edit, &accord_quote_line_kind, id, "quote", quote);
      if (text == NULL)
        text = accord_record_title_of (line, "product");
      if (text != NULL)
        accord_edit_set_text (edit, &accord_quote_line_kind, id, "text", text);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        copy_field (edit, &accord_quote_line_kind, id, fields[k], line);
    }
}

static void
set_dates (AccordEdit *edit, gint64 quote, AccordRecord *settings, gint64 today)
{
  gint64 days = DAYS_VALID;

  if (settings != NULL)
    accord_record_get_number (settings, "quote_days", &days);
  accord_edit_set_number (edit, QUOTE, quote, "quoted_on", today);
  accord_edit_set_number (edit, QUOTE, quote, "valid_until", today + days);
}

/**
 * accord_quote_edit_new:
 * @deal: a deal
 * @lines: (element-type AccordRecord): its lines; a quote may begin without
 * @settings: (nullable): the workspace's, for tax, terms and validity
 * @today: days since 1970-01-01
 * @quote: (out): the new quote's id within the edit
 *
 * Returns: (transfer full): a draft with copies of the lines
 */
AccordEdit *
accord_quote_edit_new (AccordRecord *deal, GPtrArray *lines, AccordRecord *settings, gint64 today, gint64 *quote)
{
  g_autofree char *label = g_strdup_printf (_("Quoted %s"), accord_record_title (deal));
  AccordEdit *edit = accord_edit_new (label);

  *quote = accord_edit_create (edit, QUOTE);
  accord_edit_set_number (edit, QUOTE, *quote, "deal", accord_record_id (deal));
  accord_edit_set_text (edit, QUOTE, *quote, "status", "draft");
  copy_field (edit, QUOTE, *quote, "contact", deal);
  set_dates (edit, *quote, settings, today);
  if (settings != NULL)
    {
      copy_field (edit, QUOTE, *quote, "tax_rate", settings);
      if (accord_record_text (settings, "quote_terms") != NULL)
        accord_edit_set_text (edit, QUOTE, *quote, "terms", accord_record_text (settings, "quote_terms"));
    }
  copy_lines (edit, *quote, lines);
  return edit;
}

/**
 * accord_quote_edit_revise:
 * @quote: a quote
 * @lines: (element-type AccordRecord): its lines
 * @settings: (nullable): the workspace's, for validity
 * @today: days since 1970-01-01
 * @version: (out): the new quote's id within the edit
 *
 * Returns: (transfer full): the next version of it, a draft of the same number
 */
AccordEdit *
accord_quote_edit_revise (AccordRecord *quote, GPtrArray *lines, AccordRecord *settings, gint64 today, gint64 *version)
{
  static const char *const fields[] = { "number", "deal", "contact", "tax_rate", "terms" };
  g_autofree char *label = g_strdup_printf (_("New version of %s"), accord_record_title (quote));
  AccordEdit *edit = accord_edit_new (label);

  *version = accord_edit_create (edit, QUOTE);
  accord_edit_set_text (edit, QUOTE, *version, "status", "draft");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    copy_field (edit, QUOTE, *version, fields[i], quote);
  set_dates (edit, *version, settings, today);
  copy_lines (edit, *version, lines);
  return edit;
}

/**
 * accord_quote_edit_status:
 * @quote: a quote
 * @status: "draft", "sent", "accepted", "refused" or "expired"
 *
 * Returns: (transfer full): the change; the journal refuses what may not go out
 */
AccordEdit *
accord_quote_edit_status (AccordRecord *quote, const char *status)
{
  const AccordField *field = &accord_quote_kind.fields[accord_kind_find (QUOTE, "status")];
  g_autofree char *name = accord_quote_name (quote);
  /* Translators: a quote, and what it is now: "Q-0012: Sent" */
  g_autofree char *label = g_strdup_printf (_("%1$s: %2$s"), name, accord_field_choice_label (field, status));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_set_text (edit, QUOTE, accord_record_id (quote), "status", status);
  return edit;
}

/**
 * accord_quote_edit_approve:
 * @quote: a quote
 * @member: who approves its discounts; 0: takes the approval back
 * @today: days since 1970-01-01
 *
 * Returns: (transfer full): the change
 */
AccordEdit *
accord_quote_edit_approve (AccordRecord *quote, gint64 member, gint64 today)
{
  g_autofree char *name = accord_quote_name (quote);
  g_autofree char *label = g_strdup_printf (member != 0 ? _("Approved the discount of %s")
                                                        : _("Took back the approval of %s"), name);
  AccordEdit *edit = accord_edit_new (label);
  gint64 id = accord_record_id (quote);

  if (member == 0)
    {
      accord_edit_clear (edit, QUOTE, id, "approved_by");
      accord_edit_clear (edit, QUOTE, id, "approved_on");
      return edit;
    }
  accord_edit_set_number (edit, QUOTE, id, "approved_by", member);
  accord_edit_set_number (edit, QUOTE, id, "approved_on", today);
  return edit;
}

/**
 * accord_quote_status_now:
 * @quote: a quote
 * @today: days since 1970-01-01
 *
 * A quote that was sent and is past its last day has expired, also when nobody wrote it down.
 *
 * Returns: (transfer none): its status
 */
const char *
accord_quote_status_now (AccordRecord *quote, gint64 today)
{
  const char *status = accord_record_text (quote, "status");
  gint64 until;

  if (g_strcmp0 (status, "sent") == 0 && accord_record_get_number (quote, "valid_until", &until) && until < today)
    return "expired";
  return status != NULL ? status : "draft";
}

/**
 * accord_quote_name:
 * @quote: a quote
 *
 * Returns: (transfer full): "Q-0012", or "Q-0012, version 2" where there was one before
 */
char *
accord_quote_name (AccordRecord *quote)
{
  gint64 version = accord_record_number (quote, "version");

  return version > 1 ? g_strdup_printf (_("%s, version %d"), accord_record_title (quote), (int) version)
                     : g_strdup (accord_record_title (quote));
}
