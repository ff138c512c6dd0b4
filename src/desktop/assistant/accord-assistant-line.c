/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAssistantLine: a row of a preview as an object of a list model, which keeps the preview it is
 * part of. Main thread. */

#include "accord-config.h"

#include "accord-assistant-line.h"

struct _AccordAssistantLine {
  GObject parent_instance;

  GPtrArray *rows;
  guint index;
};

G_DEFINE_FINAL_TYPE (AccordAssistantLine, accord_assistant_line, G_TYPE_OBJECT)

static guint changed_signal;

static void
accord_assistant_line_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_ASSISTANT_LINE (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_assistant_line_parent_class)->finalize (object);
}

static void
accord_assistant_line_class_init (AccordAssistantLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_assistant_line_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
accord_assistant_line_init (AccordAssistantLine *self)
{
}

/*< private >
 * accord_assistant_line_new:
 * @rows: (element-type AccordImportPreviewRow): a preview
 * @index: which of them
 *
 * Returns: (transfer full): the row
 */
AccordAssistantLine *
accord_assistant_line_new (GPtrArray *rows, guint index)
{
  AccordAssistantLine *self = g_object_new (ACCORD_TYPE_ASSISTANT_LINE, NULL);

  self->rows = g_ptr_array_ref (rows);
  self->index = index;
  return self;
}

/*< private >
 * accord_assistant_line_set:
 *
 * Takes the row from a newer preview.
 */
void
accord_assistant_line_set (AccordAssistantLine *self, GPtrArray *rows, guint index)
{
  g_ptr_array_ref (rows);
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  self->index = index;
  g_signal_emit (self, changed_signal, 0);
}

/*< private >*/
const AccordImportPreviewRow *
accord_assistant_line_get_row (AccordAssistantLine *self)
{
  return self->rows->pdata[self->index];
}

/*< private >*/
const AccordImportCell *
accord_assistant_line_get_cell (AccordAssistantLine *self, guint column)
{
  return accord_assistant_line_get_row (self)->cells->pdata[column];
}

/*< private >
 * Returns: (nullable): the first thing that is wrong with the row, a sentence
 */
const char *
accord_assistant_line_get_problem (AccordAssistantLine *self)
{
  const AccordImportPreviewRow *row = accord_assistant_line_get_row (self);

  for (guint c = 0; c < row->cells->len; c++)
    {
      const AccordImportCell *cell = row->cells->pdata[c];

      if (cell->problem != NULL)
        return cell->problem;
    }
  return row->problem;
}
