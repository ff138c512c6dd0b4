/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A name that is edited where it is read: what was saved stands in the row's "saved" data. */

#include "accord-config.h"

#include "accord-named-row.h"

#include "accord-preedit.h"

typedef struct {
  gint64 record; /* 0: the row that adds one */
  char *name;
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_free (saved->name);
  g_free (saved);
}

static const Saved *
saved_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "saved");
}

/* Escape: the name as it was. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer row)
{
  if (accord_preedit_is_on (row) || key != GDK_KEY_Escape || !accord_named_row_is_unsaved (row))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (row), saved_of (row)->name);
  return GDK_EVENT_STOP;
}

/**
 * accord_named_row_new:
 * @typed: called with @list when nothing is typed into the row any more
 * @list: an object that owns the row
 *
 * Returns: (transfer floating): an entry without a name
 */
GtkWidget *
accord_named_row_new (GCallback typed, gpointer list)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  accord_named_row_set_saved (row, 0, "");
  g_signal_connect_object (focus, "leave", typed, list, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), row, 0);
  gtk_widget_add_controller (row, focus);
  gtk_widget_add_controller (row, keys);
  return row;
}

/**
 * accord_named_row_set_saved:
 * @row: a row
 * @record: of which record; 0: of none, it adds one
 * @name: as it is saved
 */
void
accord_named_row_set_saved (GtkWidget *row, gint64 record, const char *name)
{
  Saved *saved = g_new (Saved, 1);

  *saved = (Saved) { record, g_strdup (name) };
  g_object_set_data_full (G_OBJECT (row), "saved", saved, saved_free);
}

/**
 * accord_named_row_get_record:
 * @row: a row
 *
 * Returns: the id of its record; 0: it adds one
 */
gint64
accord_named_row_get_record (GtkWidget *row)
{
  return saved_of (row)->record;
}

/**
 * accord_named_row_is_unsaved:
 * @row: a row of the list, of whatever sort
 *
 * Returns: whether there is a name in it that nobody saved
 */
gboolean
accord_named_row_is_unsaved (GtkWidget *row)
{
  return saved_of (row) != NULL && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), saved_of (row)->name);
}

/**
 * accord_named_rows_find:
 * @rows: of GtkWidget, some of which are such rows
 * @record: an id; 0: the one that adds
 *
 * Returns: (nullable): the row of that record
 */
GtkWidget *
accord_named_rows_find (GPtrArray *rows, gint64 record)
{
  for (guint i = 0; i < rows->len; i++)
    if (saved_of (rows->pdata[i]) != NULL && saved_of (rows->pdata[i])->record == record)
      return rows->pdata[i];
  return NULL;
}

/**
 * accord_named_rows_find_focus:
 * @rows: of GtkWidget, some of which are such rows
 *
 * Returns: (nullable): the row that keys go into
 */
GtkWidget *
accord_named_rows_find_focus (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (saved_of (rows->pdata[i]) != NULL && (gtk_widget_get_state_flags (rows->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      return rows->pdata[i];
  return NULL;
}
