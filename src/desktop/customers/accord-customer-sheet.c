/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerSheet: a customer on paper: what a visit is prepared with. It says what stands where; AccordQuoteFlow
 * breaks it into pages. */

#include "accord-config.h"

#include "accord-customer-sheet.h"

#include "accord-activity-words.h"
#include "accord-data-label.h"
#include "accord-quote-flow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOOT 28
#define GAP 10
#define SMALL 9

struct _AccordCustomerSheet {
  AccordCustomerFacts *facts;
  PangoContext *context;
  AccordQuoteFlow *flow;
  double width;
  double height;
  guint n_pages;
};

static PangoLayout *
make_text (AccordCustomerSheet *self, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = accord_data_label_attributes (text);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

static void
add_heading (AccordCustomerSheet *self, const char *text)
{
  AccordQuoteRow row = { .before = 18, .keep = TRUE, .rule = TRUE };

  row.cells[0] = make_text (self, text, 11, TRUE, self->width);
  accord_quote_flow_add (self->flow, &row);
}

/* Texts beside one another, each with its share of the width. */
static void
add_row (AccordCustomerSheet *self, const char *const *texts, const double *shares, guint n)
{
  AccordQuoteRow row = { .before = 4 };
  double x = 0;

  for (guint i = 0; i < n; i++)
    {
      double width = self->width * shares[i];

      row.x[i] = x;
      row.cells[i] = make_text (self, texts[i] != NULL ? texts[i] : "", SMALL, FALSE, width - GAP);
      x += width;
    }
  accord_quote_flow_add (self->flow, &row);
}

static void
add_fact (AccordCustomerSheet *self, const char *label, const char *text)
{
  static const double shares[] = { 0.28, 0.72 };
  const char *const texts[] = { label, text };

  add_row (self, texts, shares, G_N_ELEMENTS (shares));
}

static void
add_title (AccordCustomerSheet *self)
{
  g_autofree char *day = accord_date_format_full (accord_date_today ());
  g_autofree char *type = accord_record_format (self->facts->customer, "type");
  g_autofree char *words = *type != '\0' ? g_strdup_printf ("%s · %s", type, day) : g_strdup (day);
  AccordQuoteRow title = { .keep = TRUE };
  AccordQuoteRow below = { .before = 2 };

  title.cells[0] = make_text (self, accord_record_title (self->facts->customer), 16, TRUE, self->width);
  below.cells[0] = make_text (self, words, SMALL, FALSE, self->width);
  accord_quote_flow_add (self->flow, &title);
  accord_quote_flow_add (self->flow, &below);
}

/* What the page shows of the record, in the same order; the name stands above, the type below it. */
static gboolean
is_printed (AccordRecord *record, int index)
{
  const AccordKind *kind = accord_record_kind (record);
  const AccordField *field = &kind->fields[index];

  return index != accord_kind_title (kind) && !(field->flags & ACCORD_FIELD_HIDDEN) && field->type != ACCORD_FIELD_RANK &&
         field->type != ACCORD_FIELD_PLACE && strcmp (field->name, "type") != 0 && !g_str_has_suffix (field->name, "_label") &&
         !accord_value_is_empty (accord_record_value (record, index));
}

static void
add_details (AccordCustomerSheet *self)
{
  AccordRecord *record = self->facts->customer;
  const AccordKind *kind = accord_record_kind (record);
  int order[ACCORD_KIND_FIELDS_MAX];

  add_heading (self, _("Details"));
  accord_kind_field_order (kind, order);
  for (int i = 0; i < kind->n_fields; i++)
    if (is_printed (record, order[i]))
      {
        g_autofree char *text = accord_record_format (record, kind->fields[order[i]].name);

        add_fact (self, accord_field_label (&kind->fields[order[i]]), text);
      }
  for (guint i = 0; i < self->facts->handles->len; i++)
    {
      AccordRecord *handle = self->facts->handles->pdata[i];
      const char *label = accord_record_text (handle, "label");
      g_autofree char *type = accord_record_format (handle, "type");
      g_autofree char *both = label != NULL ? g_strdup_printf ("%s · %s", type, label) : g_strdup (type);

      add_fact (self, both, accord_record_text (handle, "value"));
    }
}

static void
add_people (AccordCustomerSheet *self)
{
  static const double shares[] = { 0.28, 0.28, 0.19, 0.25 };

  if (self->facts->people->len > 0)
    add_heading (self, _("People"));
  for (guint i = 0; i < self->facts->people->len; i++)
    {
      AccordRecord *person = self->facts->people->pdata[i];
      const char *position = accord_record_text (person, "position");
      g_autofree char *role = accord_record_format (person, "role");
      g_autofree char *both = position != NULL && *role != '\0' ? g_strdup_printf ("%s · %s", role, position) : NULL;
      const char *const texts[] = { accord_record_title (person), both != NULL ? both : position != NULL ? position : role,
                                    accord_record_text (person, "phone"), accord_record_text (person, "email") };

      add_row (self, texts, shares, G_N_ELEMENTS (shares));
    }
}

static void
add_preferences (AccordCustomerSheet *self)
{
  if (self->facts->preferences->len > 0)
    add_heading (self, accord_kind_plural (&accord_preference_kind));
  for (guint i = 0; i < self->facts->preferences->len; i++)
    {
      AccordRecord *preference = self->facts->preferences->pdata[i];
      g_autofree char *type = accord_record_format (preference, "type");
      g_autofree char *noted = accord_record_format (preference, "noted_on");
      const char *source = accord_record_text (preference, "source");
      g_autoptr (GString) words = g_string_new (accord_record_title (preference));

      if (source != NULL)
        g_string_append_printf (words, " · %s", source);
      if (*noted != '\0')
        g_string_append_printf (words, " · %s", noted);
      add_fact (self, type, words->str);
    }
}

static void
add_deals (AccordCustomerSheet *self)
{
  static const double shares[] = { 0.42, 0.22, 0.18, 0.18 };

  if (self->facts->deals->len > 0)
    add_heading (self, _("Deals"));
  for (guint i = 0; i < self->facts->deals->len; i++)
    {
      AccordRecord *deal = self->facts->deals->pdata[i];
      g_autofree char *amount = accord_record_format (deal, "amount");
      g_autofree char *closed = accord_record_format (deal, "closed_on");
      g_autofree char *expected = accord_record_format (deal, "expected_on");
      const char *const texts[] = { accord_record_title (deal), accord_record_title_of (deal, "stage"), amount,
                                    *closed != '\0' ? closed : expected };

      add_row (self, texts, shares, G_N_ELEMENTS (shares));
    }
}

/* Title, what came of it and what was written, each on a line of its own. */
static char *
activity_words (AccordRecord *activity)
{
  const char *title = accord_record_title (activity);
  const char *outcome = accord_record_text (activity, "outcome");
  const char *body = accord_record_text (activity, "body");
  g_autoptr (GString) words = g_string_new (title);

  if (outcome != NULL)
    g_string_append_printf (words, " – %s", outcome);
  if (body != NULL && !g_str_has_prefix (body, title != NULL ? title : ""))
    g_string_append_printf (words, "\n%s", body);
  else if (body != NULL && strlen (body) > words->len)
    g_string_assign (words, body);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
add_activities (AccordCustomerSheet *self, GPtrArray *activities, const char *heading, const char *day_field)
{
  static const double shares[] = { 0.2, 0.12, 0.5, 0.18 };

  if (activities->len > 0)
    add_heading (self, heading);
  for (guint i = 0; i < activities->len; i++)
    {
      AccordRecord *activity = activities->pdata[i];
      g_autofree char *day = accord_record_format (activity, day_field);
      g_autofree char *words = activity_words (activity);
      const char *type = accord_record_text (activity, "type");
      const char *const texts[] = { day, type != NULL ? _(accord_activity_words_of (type)->label) : "", words,
                                    accord_record_title_of (activity, "owner") };

      add_row (self, texts, shares, G_N_ELEMENTS (shares));
    }
}

/**
 * accord_customer_sheet_new:
 * @facts: what is printed
 * @context: where texts are measured; resolution 72, so that its points are ours
 * @width: of the paper inside its margins, points
 * @height: likewise
 *
 * Returns: (transfer full): the customer, laid out
 */
AccordCustomerSheet *
accord_customer_sheet_new (AccordCustomerFacts *facts, PangoContext *context, double width, double height)
{
  AccordCustomerSheet *self = g_new0 (AccordCustomerSheet, 1);

  self->facts = accord_customer_facts_ref (facts);
  self->context = g_object_ref (context);
  self->width = width;
  self->height = height;
  self->flow = accord_quote_flow_new (width, height - FOOT);
  add_title (self);
  add_activities (self, facts->planned, _("Next Steps"), "due_on");
  add_details (self);
  add_people (self);
  add_preferences (self);
  add_deals (self);
  add_activities (self, facts->done, _("Timeline"), "done_at");
  self->n_pages = accord_quote_flow_break (self->flow);
  return self;
}

void
accord_customer_sheet_free (AccordCustomerSheet *self)
{
  accord_quote_flow_free (self->flow);
  accord_customer_facts_unref (self->facts);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * accord_customer_sheet_get_n:
 * @self: a sheet
 *
 * Returns: how many pages it has, at least 1
 */
guint
accord_customer_sheet_get_n (AccordCustomerSheet *self)
{
  return self->n_pages;
}

/**
 * accord_customer_sheet_draw:
 * @self: a sheet
 * @page: from 0
 * @cr: its origin is the corner inside the margins
 */
void
accord_customer_sheet_draw (AccordCustomerSheet *self, guint page, cairo_t *cr)
{
  g_autofree char *words = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) name = make_text (self, accord_record_title (self->facts->customer), 8, FALSE, self->width * 0.75);
  g_autoptr (PangoLayout) number = make_text (self, words, 8, FALSE, self->width * 0.25);

  pango_layout_set_height (name, -1);
  pango_layout_set_ellipsize (name, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (number, PANGO_ALIGN_RIGHT);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  accord_quote_flow_draw (self->flow, page, cr);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, 0, self->height - 12);
  pango_cairo_show_layout (cr, name);
  cairo_move_to (cr, self->width * 0.75, self->height - 12);
  pango_cairo_show_layout (cr, number);
  cairo_restore (cr);
}
