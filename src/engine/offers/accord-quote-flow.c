/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AccordQuoteFlow: see the header.
 *
 *   rows ─ break ─▶ pages of pieces (row, first line, last line, y) ─ draw ─▶ cairo
 */
#include "accord-config.h"

#include "accord-quote-flow.h"

#define RULE_GAP 4

typedef struct {
  guint row;
  int first; /* lines [first, end) of each cell */
  int end;
  double y;
  gboolean head;
} Piece;

struct _AccordQuoteFlow {
  double width;
  double height;
  GArray *rows;    /* of AccordQuoteRow, cells owned */
  AccordQuoteRow head;
  gboolean has_head;
  GPtrArray *pages; /* of GArray of Piece */
  double y;        /* while breaking */
};

static void
row_clear (gpointer data)
{
  AccordQuoteRow *row = data;

  for (int i = 0; i < ACCORD_QUOTE_CELLS; i++)
    g_clear_object (&row->cells[i]);
}

/**
 * accord_quote_flow_new:
 * @width: of a page, points
 * @height: of a page, points
 *
 * Returns: (transfer full): a flow without rows
 */
AccordQuoteFlow *
accord_quote_flow_new (double width, double height)
{
  AccordQuoteFlow *self = g_new0 (AccordQuoteFlow, 1);

  self->width = width;
  self->height = height;
  self->rows = g_array_new (FALSE, TRUE, sizeof (AccordQuoteRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

void
accord_quote_flow_free (AccordQuoteFlow *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->pages);
  row_clear (&self->head);
  g_free (self);
}

/**
 * accord_quote_flow_add:
 * @row: the next row; its layouts are taken over
 */
void
accord_quote_flow_add (AccordQuoteFlow *self, const AccordQuoteRow *row)
{
  g_array_append_val (self->rows, *row);
}

/**
 * accord_quote_flow_set_head:
 * @row: stands above rows of the table wherever a page begins with one; its layouts are taken over
 */
void
accord_quote_flow_set_head (AccordQuoteFlow *self, const AccordQuoteRow *row)
{
  row_clear (&self->head);
  self->head = *row;
  self->has_head = TRUE;
}

static int
n_lines (const AccordQuoteRow *row)
{
  int n = 0;

  for (int i = 0; i < ACCORD_QUOTE_CELLS; i++)
    if (row->cells[i] != NULL)
      n = MAX (n, pango_layout_get_line_count (row->cells[i]));
  return n;
}

/* Height of line @line over all cells, whose letters stand on one line. */
static double
height_of_line (const AccordQuoteRow *row, int line)
{
  double ascent = 0, descent = 0;

  for (int i = 0; i < ACCORD_QUOTE_CELLS; i++)
    if (row->cells[i] != NULL && line < pango_layout_get_line_count (row->cells[i]))
      {
        PangoRectangle logical;

        pango_layout_line_get_extents (pango_layout_get_line_readonly (row->cells[i], line), NULL, &logical);
        ascent = MAX (ascent, -(double) logical.y / PANGO_SCALE);
        descent = MAX (descent, (double) (logical.y + logical.height) / PANGO_SCALE);
      }
  return ascent + descent;
}

static double
height_of (const AccordQuoteRow *row)
{
  double height = row->rule ? 2 * RULE_GAP : 0;
  int n = n_lines (row);

  for (int i = 0; i < n; i++)
    height += height_of_line (row, i);
  return height;
}

static GArray *
last_page (AccordQuoteFlow *self)
{
  return self->pages->pdata[self->pages->len - 1];
}

static void
begin_page (AccordQuoteFlow *self, gboolean table)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (Piece));

  g_ptr_array_add (self->pages, page);
  self->y = 0;
  if (!table || !self->has_head)
    return;
  g_array_append_val (page, ((Piece) { .end = n_lines (&self->head), .head = TRUE }));
  self->y = height_of (&self->head);
}

/* The rows from @first on that stand together, and the height they need. */
static double
height_together (AccordQuoteFlow *self, guint first)
{
  double height = 0;

  for (guint i = first; i < self->rows->len; i++)
    {
      const AccordQuoteRow *row = &g_array_index (self->rows, AccordQuoteRow, i);

      height += height_of (row) + (i > first ? row->before : 0);
      if (!row->keep)
        break;
    }
  return height;
}

/* Lines that fit go on this page, the rest on the next ones; a line higher than a page is drawn all the
 * same, cut, rather than never. */
static void
place_row (AccordQuoteFlow *self, guint index)
{
  const AccordQuoteRow *row = &g_array_index (self->rows, AccordQuoteRow, index);
  int n = n_lines (row), line = 0;

  while (line < n)
    {
      Piece piece = { .row = index, .first = line, .y = self->y };
      gboolean fresh = last_page (self)->len == 0 || (last_page (self)->len == 1 && g_array_index (last_page (self), Piece, 0).head);

      while (line < n && (self->y + height_of_line (row, line) <= self->height || (fresh && line == piece.first)))
        self->y += height_of_line (row, line++);
      piece.end = line;
      if (piece.end > piece.first)
        g_array_append_val (last_page (self), piece);
      if (line < n)
        begin_page (self, row->table);
    }
  if (row->rule)
    self->y += 2 * RULE_GAP;
}

/**
 * accord_quote_flow_break:
 * @self: a flow with all its rows
 *
 * Puts the rows on pages.
 *
 * Returns: how many there are, at least 1
 */
guint
accord_quote_flow_break (AccordQuoteFlow *self)
{
  gboolean kept = FALSE;

  g_ptr_array_set_size (self->pages, 0);
  begin_page (self, FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AccordQuoteRow *row = &g_array_index (self->rows, AccordQuoteRow, i);
      double together = height_together (self, i);

      if (last_page (self)->len > 0)
        self->y += row->before;
      /* A row of a few lines is not torn; what would not fit on a page of its own is. */
      if (!kept && self->y + together > self->height && last_page (self)->len > 0 && together < self->height / 2)
        begin_page (self, row->table);
      place_row (self, i);
      kept = row->keep;
    }
  return self->pages->len;
}

/* Where the letters of line @line stand, below its top: as low as the cell with the highest ones asks. */
static double
baseline_of_line (const AccordQuoteRow *row, int line)
{
  double ascent = 0;

  for (int i = 0; i < ACCORD_QUOTE_CELLS; i++)
    if (row->cells[i] != NULL && line < pango_layout_get_line_count (row->cells[i]))
      {
        PangoRectangle logical;

        pango_layout_line_get_extents (pango_layout_get_line_readonly (row->cells[i], line), NULL, &logical);
        ascent = MAX (ascent, -(double) logical.y / PANGO_SCALE);
      }
  return ascent;
}

static void
draw_cell (const AccordQuoteRow *row, int cell, const Piece *piece, cairo_t *cr)
{
  PangoLayout *layout = row->cells[cell];
  double width = pango_layout_get_width (layout) / (double) PANGO_SCALE;
  double y = piece->y;

  for (int i = piece->first; i < piece->end && i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle logical;
      double shift = 0;

      pango_layout_line_get_extents (line, NULL, &logical);
      if (pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT)
        shift = width - (double) logical.width / PANGO_SCALE;
      cairo_move_to (cr, row->x[cell] + shift, y + baseline_of_line (row, i));
      pango_cairo_show_layout_line (cr, line);
      y += height_of_line (row, i);
    }
}

static void
draw_piece (AccordQuoteFlow *self, const Piece *piece, cairo_t *cr)
{
  const AccordQuoteRow *row = piece->head ? &self->head : &g_array_index (self->rows, AccordQuoteRow, piece->row);
  double y = piece->y;

  for (int i = 0; i < ACCORD_QUOTE_CELLS; i++)
    if (row->cells[i] != NULL)
      draw_cell (row, i, piece, cr);
  if (!row->rule || piece->end < n_lines (row))
    return;
  for (int i = piece->first; i < piece->end; i++)
    y += height_of_line (row, i);
  cairo_save (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, piece->head || row->keep ? 0.6 : 0.18);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, y + RULE_GAP);
  cairo_line_to (cr, self->width, y + RULE_GAP);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * accord_quote_flow_draw:
 * @self: a broken flow
 * @page: from 0
 * @cr: drawn on, its origin the corner of the page's text
 */
void
accord_quote_flow_draw (AccordQuoteFlow *self, guint page, cairo_t *cr)
{
  GArray *pieces;

  g_return_if_fail (page < self->pages->len);

  pieces = self->pages->pdata[page];
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (self, &g_array_index (pieces, Piece, i), cr);
}
