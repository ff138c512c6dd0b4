/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the deleted records that are chosen: brought back in one step, copied, looked at more closely. */

#include "accord-config.h"

#include "accord-trash-page-private.h"

#include "accord-commit.h"
#include "accord-history-dialog.h"
#include "accord-purge.h"
#include "accord-restore.h"
#include "accord-trash-words.h"

#include <glib/gi18n-lib.h>

/* Copied as text; more are an export of their own. */
#define COPY_MOST 10000

/* Of AccordTrashRow, as they stand in the list. */
static GArray *
chosen_rows (AccordTrashPage *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (AccordTrashRow));
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_vals (rows, accord_trash_list_row_at (self->list, position), 1);
  return rows;
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTrashPage *self = ACCORD_TRASH_PAGE (widget);
  g_autoptr (GArray) rows = chosen_rows (self);
  AccordTrashItem *item = accord_trash_preview_get_item (self->preview);
  const AccordTrashLine *line = item != NULL ? accord_trash_item_get_line (item) : NULL;
  g_autofree char *label = NULL;

  if (rows->len == 0)
    return;
  if (rows->len == 1 && line != NULL)
    /* Translators: %s is a record that was deleted */
    label = g_strdup_printf (_("Restored %s"), line->title);
  else
    label = g_strdup_printf (ngettext ("Restored %u record", "Restored %u records", rows->len), rows->len);
  dex_future_disown (accord_tell_refusal (widget, accord_journal_restore (accord_workspace_get_journal (self->workspace), label,
                                                                          (const AccordTrashRow *) (gpointer) rows->data, rows->len)));
}

typedef struct {
  AccordTrashPage *page; /* owned */
  GArray *rows;          /* of AccordTrashRow */
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_object_unref (copying->page);
  g_array_unref (copying->rows);
  g_free (copying);
}

static DexFuture *
copy_read_cb (DexFuture *future, gpointer data)
{
  Copying *copying = data;
  GPtrArray *lines = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordTrashRow *row = &g_array_index (copying->rows, AccordTrashRow, i);
      const AccordTrashLine *line = lines->pdata[i];
      g_autofree char *note = line != NULL ? accord_trash_note (row, line) : NULL;
      g_autofree char *deleted = line != NULL ? accord_trash_deleted_words (row, line) : NULL;

      if (line != NULL)
        g_string_append_printf (text, "%s\t%s\t%s\n", line->title, note, deleted);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (copying->page)), text->str);
  accord_say (GTK_WIDGET (copying->page), _("Copied as a table: paste it into a spreadsheet, a letter or an e-mail."));
  return dex_future_new_true ();
}

/* One record with all that it said; of several a line each. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTrashPage *self = ACCORD_TRASH_PAGE (widget);
  AccordRecord *record = accord_trash_preview_get_record (self->preview);
  g_autoptr (GArray) rows = chosen_rows (self);
  g_autofree char *text = rows->len == 1 && record != NULL ? accord_trash_record_text (record) : NULL;
  Copying *copying;

  if (text != NULL)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      accord_say (widget, _("Copied what the record said."));
      return;
    }
  if (rows->len == 0)
    return;
  if (rows->len > COPY_MOST)
    {
      g_autofree char *most = g_strdup_printf (ngettext ("At most %d record can be copied at once: choose fewer.", "At most %d records can be copied at once: choose fewer.", COPY_MOST), COPY_MOST);

      accord_say_error (widget, most);
      return;
    }
  copying = g_new (Copying, 1);
  *copying = (Copying) { g_object_ref (self), g_array_ref (rows) };
  dex_future_disown (dex_future_then (accord_tell_refusal (widget,
    accord_store_trash_lines (accord_workspace_get_store (self->workspace), (const AccordTrashRow *) (gpointer) rows->data, rows->len)),
    copy_read_cb, copying, copying_free));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTrashPage *self = ACCORD_TRASH_PAGE (widget);
  AccordTrashItem *item = accord_trash_preview_get_item (self->preview);

  if (item != NULL)
    accord_history_dialog_present (widget, self->workspace, accord_trash_item_get_kind (item), accord_trash_item_get_row (item)->id);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (ACCORD_TRASH_PAGE (widget)->selection));
}

/* ---- for good ---- */

static DexFuture *
purged_cb (DexFuture *future, gpointer data)
{
  guint n = (guint) g_value_get_int64 (dex_future_get_value (future, NULL));
  g_autofree char *words = g_strdup_printf (ngettext ("Deleted %u record forever.", "Deleted %u records forever.", n), n);

  accord_say (GTK_WIDGET (data), words);
  accord_trash_list_refresh (ACCORD_TRASH_PAGE (data)->list);
  return dex_future_new_true ();
}

static void
purge (AccordTrashPage *self, DexFuture *purging)
{
  dex_future_disown (dex_future_then (accord_tell_refusal (GTK_WIDGET (self), purging), purged_cb, g_object_ref (self), g_object_unref));
}

static void
delete_chosen_cb (AccordTrashPage *self, const char *response)
{
  g_autoptr (GArray) rows = chosen_rows (self);
  g_autofree AccordPurgeRow *doomed = g_new (AccordPurgeRow, MAX (rows->len, 1));

  if (!g_str_equal (response, "delete"))
    return;
  for (guint i = 0; i < rows->len; i++)
    doomed[i] = (AccordPurgeRow) { accord_kind_by_number (g_array_index (rows, AccordTrashRow, i).kind), g_array_index (rows, AccordTrashRow, i).id };
  purge (self, accord_journal_purge (accord_workspace_get_journal (self->workspace), doomed, rows->len));
}

static void
empty_cb (AccordTrashPage *self, const char *response)
{
  if (g_str_equal (response, "delete"))
    purge (self, accord_journal_empty_trash (accord_workspace_get_journal (self->workspace)));
}

/* Nothing brings it back, so it is asked. */
static void
ask (AccordTrashPage *self, const char *heading, const char *yes, GCallback answered)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, _("It is gone on every computer that shares this file, with its history, and nothing brings it back.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "delete", yes, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", answered, self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
delete_forever_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (ACCORD_TRASH_PAGE (widget)->selection));
  guint n = (guint) gtk_bitset_get_size (chosen);
  g_autofree char *heading = g_strdup_printf (ngettext ("Delete %u Record Forever?", "Delete %u Records Forever?", n), n);

  ask (ACCORD_TRASH_PAGE (widget), heading, _("_Delete Forever"), G_CALLBACK (delete_chosen_cb));
}

static void
empty_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (ACCORD_TRASH_PAGE (widget), _("Empty the Trash?"), _("_Empty Trash"), G_CALLBACK (empty_cb));
}

/**
 * accord_trash_page_install_work:
 * @klass: of the page
 */
void
accord_trash_page_install_work (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "trash.restore", NULL, restore_action);
  gtk_widget_class_install_action (klass, "trash.copy", NULL, copy_action);
  gtk_widget_class_install_action (klass, "trash.history", NULL, history_action);
  gtk_widget_class_install_action (klass, "trash.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (klass, "trash.delete-forever", NULL, delete_forever_action);
  gtk_widget_class_install_action (klass, "trash.empty", NULL, empty_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "trash.copy", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "trash.delete-forever", NULL);
}

/**
 * accord_trash_page_allow_work:
 * @self: the page
 *
 * Lets be done what can be with what is chosen.
 */
void
accord_trash_page_allow_work (AccordTrashPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean any = !gtk_bitset_is_empty (chosen);

  gtk_widget_action_set_enabled (widget, "trash.restore", any && !accord_workspace_is_read_only (self->workspace));
  gtk_widget_action_set_enabled (widget, "trash.delete-forever", any && !accord_workspace_is_read_only (self->workspace));
  gtk_widget_action_set_enabled (widget, "trash.empty", accord_trash_list_get_total (self->list) > 0 && !accord_workspace_is_read_only (self->workspace));
  gtk_widget_action_set_enabled (widget, "trash.copy", any);
  gtk_widget_action_set_enabled (widget, "trash.history", gtk_bitset_get_size (chosen) == 1);
  gtk_widget_action_set_enabled (widget, "trash.select-all", g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0);
  gtk_widget_set_visible (self->actions, any);
}
