/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving a cell. What the journal refuses is told where it was typed: the cell is open again with the
 * text and the reason below it; a choice or link has the reason in a bubble at the cell. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-field-commit.h"
#include "accord-field-row-view.h"

typedef struct {
  AccordRecordTable *table;
  gint64 id;
  AccordTableColumn *column;
  char *typed;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->table);
  accord_table_column_unref (saving->column);
  g_free (saving->typed);
  g_free (saving);
}

static gboolean
unparent_idle (gpointer bubble)
{
  if (gtk_widget_get_parent (bubble) != NULL)
    gtk_widget_unparent (bubble);
  return G_SOURCE_REMOVE;
}

static void
bubble_closed_cb (GtkWidget *bubble)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_idle, g_object_ref (bubble), g_object_unref);
}

static void
show_bubble (AccordTableCell *cell, const char *reason)
{
  GtkWidget *bubble = gtk_popover_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", reason, "wrap", TRUE, "xalign", 0.0f, "max-width-chars", 40, NULL);

  gtk_widget_set_css_classes (label, (const char *[]) { "error", NULL });
  gtk_popover_set_child (GTK_POPOVER (bubble), label);
  gtk_widget_set_parent (bubble, GTK_WIDGET (cell));
  g_signal_connect (bubble, "closed", G_CALLBACK (bubble_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (bubble));
}

/* FALSE where the cell is not on show any more. */
static gboolean
tell_at_cell (Saving *saving, const char *reason)
{
  AccordRecordTable *self = saving->table;
  AccordTableCell *cell;

  if (self->view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  accord_record_table_focus (self, saving->id, saving->column->path);
  cell = accord_table_edit_focused (self);
  if (cell == NULL || !accord_table_edit_shows (self, cell, saving->id, saving->column->path))
    return FALSE;
  if (accord_field_row_view_is_typed (saving->column->field))
    accord_table_edit_open_column (self, cell, saving->column);
  if (self->editor != NULL && self->editing != NULL && accord_entity_get_id (self->editing) == saving->id)
    {
      accord_cell_editor_type (self->editor, saving->typed);
      accord_cell_editor_refuse (self->editor, reason);
    }
  else
    {
      show_bubble (cell, reason);
      accord_announce (self, reason, TRUE);
    }
  return TRUE;
}

static DexFuture *
refused_cb (DexFuture *future, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (!tell_at_cell (saving, error->message))
    accord_say_error (GTK_WIDGET (saving->table), error->message);
  return dex_future_new_for_boolean (FALSE);
}

/* Writes what was typed or chosen as one change. */
void
accord_table_commit (AccordRecordTable *self, AccordEntity *entity, const AccordTableColumn *column, const AccordValue *value)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving) { g_object_ref (self), accord_entity_get_id (entity), accord_table_column_ref ((AccordTableColumn *) column),
                       accord_field_to_text (column->field, value, NULL) };
  if (saving->typed == NULL)
    saving->typed = g_strdup ("");
  dex_future_disown (dex_future_catch (accord_field_commit (self->workspace, entity, column->field, value), refused_cb,
                                       saving, saving_free));
}
