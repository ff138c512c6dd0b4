/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Aligned tables for people. Width is counted as a terminal shows it: a Han character takes two
 * places, a combining mark none. Long cells are cut, but in the last column. */

#include "accord-ctl-table.h"

#include <stdio.h>

#define MAX_WIDTH 40
#define GAP 2

struct _AccordCtlTable {
  GPtrArray *headings; /* of char * */
  GArray *right;       /* of gboolean */
  GPtrArray *cells;    /* of char *, row by row */
};

/**
 * accord_ctl_table_new:
 *
 * Returns: (transfer full): an empty table
 */
AccordCtlTable *
accord_ctl_table_new (void)
{
  AccordCtlTable *self = g_new0 (AccordCtlTable, 1);

  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->right = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * accord_ctl_table_free:
 * @self: (nullable): a table
 *
 * Frees it.
 */
void
accord_ctl_table_free (AccordCtlTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->right);
  g_free (self);
}

static int
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static int
width_of (const char *text)
{
  int width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    width += char_width (g_utf8_get_char (at));
  return width;
}

/* One line, without control characters, at most so wide. */
static char *
fit (const char *text, int max_width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  int width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      c = g_unichar_iscntrl (c) ? ' ' : c;
      if (width + char_width (c) > max_width - 1 && width_of (at) > 1)
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, c);
      width += char_width (c);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * accord_ctl_table_add_column:
 * @self: a table without rows yet
 * @heading: what it is called
 * @right: whether its cells are numbers, aligned at the right
 *
 * Adds a column.
 */
void
accord_ctl_table_add_column (AccordCtlTable *self,
                             const char     *heading,
                             gboolean        right)
{
  g_ptr_array_add (self->headings, fit (heading, MAX_WIDTH));
  g_array_append_val (self->right, right);
}

/**
 * accord_ctl_table_add_cell:
 * @self: a table
 * @text: (nullable): the next cell
 *
 * Adds a cell; rows fill from left to right.
 */
void
accord_ctl_table_add_cell (AccordCtlTable *self,
                           const char     *text)
{
  gboolean last = (self->cells->len + 1) % self->headings->len == 0;

  g_ptr_array_add (self->cells, fit (text != NULL ? text : "", last ? G_MAXINT : MAX_WIDTH));
}

static void
print_cell (AccordCtlTable *self,
            const char     *text,
            guint           column,
            int             width)
{
  gboolean right = g_array_index (self->right, gboolean, column);
  gboolean last = column + 1 == self->headings->len;
  int blanks = width - width_of (text);

  if (right)
    printf ("%*s%s", blanks, "", text);
  else
    printf ("%s%*s", text, last ? 0 : blanks, "");
  printf (last ? "\n" : "%*s", GAP, "");
}

/**
 * accord_ctl_table_print:
 * @self: a table of whole rows
 *
 * Prints headings and rows on standard output.
 */
void
accord_ctl_table_print (AccordCtlTable *self)
{
  guint n = self->headings->len;
  g_autofree int *widths = g_new0 (int, n);

  for (guint c = 0; c < n; c++)
    widths[c] = width_of (self->headings->pdata[c]);
  for (guint i = 0; i < self->cells->len; i++)
    widths[i % n] = MAX (widths[i % n], width_of (self->cells->pdata[i]));
  for (guint c = 0; c < n; c++)
    print_cell (self, self->headings->pdata[c], c, widths[c]);
  for (guint i = 0; i < self->cells->len; i++)
    print_cell (self, self->cells->pdata[i], i % n, widths[i % n]);
}
