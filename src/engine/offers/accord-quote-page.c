/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AccordQuotePage: see the header. It only says what stands where; AccordQuoteFlow breaks it into pages. */
#include "accord-config.h"

#include "accord-quote-page.h"

#include <glib/gi18n-lib.h>

#include "accord-quote-flow.h"
#include "accord-text.h"

#define FOOT 28
#define GAP 10

enum { TEXT, QUANTITY, UNIT, DISCOUNT, NET };

struct _AccordQuotePage {
  AccordQuotePaper *paper;
  PangoContext *context;
  AccordQuoteFlow *flow;
  double width;
  double height;
  guint n_pages;
};

/* @size: points. Text with Han gets its language, or it is drawn in Japanese forms. */
static PangoLayout *
make_text (AccordQuotePage *self, const char *text, double size, gboolean bold, PangoAlignment alignment, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  if (accord_text_has_han (text))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("zh-hans")));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

/* Sender at the left, what this is at the right. */
static void
add_top (AccordQuotePage *self)
{
  double half = self->width * 0.58, rest = self->width - half;
  g_autofree char *title = self->paper->draft ? g_strdup_printf (_("Draft quote %s"), self->paper->number)
                                              : g_strdup_printf (_("Quote %s"), self->paper->number);
  AccordQuoteRow names = { .x = { 0, half }, .keep = TRUE };
  AccordQuoteRow facts = { .x = { 0, half }, .before = 4 };

  names.cells[0] = make_text (self, self->paper->sender, 15, TRUE, PANGO_ALIGN_LEFT, half - GAP);
  names.cells[1] = make_text (self, title, 12, TRUE, PANGO_ALIGN_RIGHT, rest);
  accord_quote_flow_add (self->flow, &names);
  facts.cells[0] = make_text (self, self->paper->address, 9, FALSE, PANGO_ALIGN_LEFT, half - GAP);
  facts.cells[1] = make_text (self, self->paper->facts, 9, FALSE, PANGO_ALIGN_RIGHT, rest);
  accord_quote_flow_add (self->flow, &facts);
}

static void
add_customer (AccordQuotePage *self)
{
  AccordQuoteRow caption = { .before = 30, .keep = TRUE };
  AccordQuoteRow customer = { .before = 2 };

  if (*self->paper->customer == '\0')
    return;
  caption.cells[0] = make_text (self, C_ ("a quote", "For"), 9, TRUE, PANGO_ALIGN_LEFT, self->width);
  accord_quote_flow_add (self->flow, &caption);
  customer.cells[0] = make_text (self, self->paper->customer, 10.5, FALSE, PANGO_ALIGN_LEFT, self->width * 0.6);
  accord_quote_flow_add (self->flow, &customer);
}

static gboolean
has_discounts (AccordQuotePage *self)
{
  for (guint i = 0; i < self->paper->lines->len; i++)
    if (*((AccordQuotePaperLine *) self->paper->lines->pdata[i])->discount != '\0')
      return TRUE;
  return FALSE;
}

/* Numbers get a fixed room, the words what is left. */
static AccordQuoteRow
make_line (AccordQuotePage *self, const char *const texts[ACCORD_QUOTE_CELLS], gboolean head)
{
  const double widths[] = { 0, 62, 84, has_discounts (self) ? 64 : 0, 92 };
  AccordQuoteRow row = { .before = 0, .table = TRUE, .rule = TRUE };
  double size = head ? 9 : 10, x = self->width;

  for (int i = NET; i > TEXT; i--)
    {
      x -= widths[i];
      row.x[i] = x + GAP;
      if (widths[i] > 0)
        row.cells[i] = make_text (self, texts[i], size, head, PANGO_ALIGN_RIGHT, widths[i] - GAP);
    }
  row.cells[TEXT] = make_text (self, texts[TEXT], size, head, PANGO_ALIGN_LEFT, x - GAP);
  return row;
}

static AccordQuoteRow
make_head (AccordQuotePage *self)
{
  /* Translators: an amount in a currency, such as "Amount (EUR)" */
  g_autofree char *amount = g_strdup_printf (_("Amount (%s)"), self->paper->currency);
  const char *const texts[] = { _("Description"), _("Quantity"), _("Unit price"), _("Discount"), amount };

  return make_line (self, texts, TRUE);
}

static void
add_table (AccordQuotePage *self)
{
  AccordQuoteRow head = make_head (self);
  AccordQuoteRow first = make_head (self);

  first.before = 26;
  first.keep = TRUE;
  accord_quote_flow_set_head (self->flow, &head);
  accord_quote_flow_add (self->flow, &first);
  for (guint i = 0; i < self->paper->lines->len; i++)
    {
      const AccordQuotePaperLine *line = self->paper->lines->pdata[i];
      const char *const texts[] = { line->text, line->quantity, line->unit, line->discount, line->net };
      AccordQuoteRow row = make_line (self, texts, FALSE);

      accord_quote_flow_add (self->flow, &row);
    }
}

static void
add_sums (AccordQuotePage *self)
{
  for (guint i = 0; i < self->paper->sums->len; i++)
    {
      const AccordQuotePaperSum *sum = self->paper->sums->pdata[i];
      AccordQuoteRow row = { .before = i == 0 ? 8 : 4, .keep = i + 1 < self->paper->sums->len };
      double size = sum->strong ? 12 : 10;

      row.x[0] = self->width * 0.4;
      row.cells[0] = make_text (self, sum->label, size, sum->strong, PANGO_ALIGN_RIGHT, self->width * 0.6 - 130);
      row.x[1] = self->width - 120;
      row.cells[1] = make_text (self, sum->amount, size, sum->strong, PANGO_ALIGN_RIGHT, 120);
      accord_quote_flow_add (self->flow, &row);
    }
}

static void
add_terms (AccordQuotePage *self)
{
  AccordQuoteRow caption = { .before = 28, .keep = TRUE };
  AccordQuoteRow terms = { .before = 3 };

  if (*self->paper->terms == '\0')
    return;
  caption.cells[0] = make_text (self, _("Terms"), 9, TRUE, PANGO_ALIGN_LEFT, self->width);
  accord_quote_flow_add (self->flow, &caption);
  terms.cells[0] = make_text (self, self->paper->terms, 9, FALSE, PANGO_ALIGN_LEFT, self->width);
  accord_quote_flow_add (self->flow, &terms);
}

/**
 * accord_quote_page_new:
 * @paper: a quote in words
 * @context: where texts are measured; resolution 72, so that its points are ours
 * @width: of the paper inside its margins, points
 * @height: likewise
 *
 * Returns: (transfer full): the quote, laid out
 */
AccordQuotePage *
accord_quote_page_new (AccordQuotePaper *paper, PangoContext *context, double width, double height)
{
  AccordQuotePage *self = g_new0 (AccordQuotePage, 1);

  self->paper = accord_quote_paper_ref (paper);
  self->context = g_object_ref (context);
  self->width = width;
  self->height = height;
  self->flow = accord_quote_flow_new (width, height - FOOT);
  add_top (self);
  add_customer (self);
  add_table (self);
  add_sums (self);
  add_terms (self);
  self->n_pages = accord_quote_flow_break (self->flow);
  return self;
}

void
accord_quote_page_free (AccordQuotePage *self)
{
  accord_quote_flow_free (self->flow);
  accord_quote_paper_unref (self->paper);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * accord_quote_page_get_n:
 * @self: a quote
 *
 * Returns: how many pages it has
 */
guint
accord_quote_page_get_n (AccordQuotePage *self)
{
  return self->n_pages;
}

static void
draw_foot (AccordQuotePage *self, guint page, cairo_t *cr)
{
  g_autofree char *words = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  g_autofree char *left = g_strdup_printf ("%s · %s", self->paper->sender, self->paper->number);
  g_autoptr (PangoLayout) name = make_text (self, left, 8, FALSE, PANGO_ALIGN_LEFT, self->width * 0.75);
  g_autoptr (PangoLayout) number = make_text (self, words, 8, FALSE, PANGO_ALIGN_RIGHT, self->width * 0.25);

  pango_layout_set_height (name, -1);
  pango_layout_set_ellipsize (name, PANGO_ELLIPSIZE_END);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, 0, self->height - 12);
  pango_cairo_show_layout (cr, name);
  cairo_move_to (cr, self->width * 0.75, self->height - 12);
  pango_cairo_show_layout (cr, number);
  cairo_restore (cr);
}

/**
 * accord_quote_page_draw:
 * @self: a quote
 * @page: from 0
 * @cr: its origin is the corner inside the margins
 */
void
accord_quote_page_draw (AccordQuotePage *self, guint page, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  accord_quote_flow_draw (self->flow, page, cr);
  cairo_restore (cr);
  draw_foot (self, page, cr);
}
