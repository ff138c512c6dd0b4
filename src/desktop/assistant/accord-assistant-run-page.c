/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import itself, in the background: how far it is, Cancel, which leaves nothing, and a button that
 * puts the dialog away meanwhile. It ends in a page that says what was done, undoes it, and saves what
 * was left out. */

#include "accord-config.h"

#include "accord-assistant-private.h"

#include <glib/gi18n-lib.h>

#include "accord-announce.h"
#include "accord-assistant-results.h"
#include "accord-assistant-waiting.h"
#include "accord-come-up.h"
#include "accord-commit.h"
#include "accord-tooltip.h"

#define TYPE_RUN_PAGE (run_page_get_type ())
G_DECLARE_FINAL_TYPE (RunPage, run_page, RUN, PAGE, AdwBin)

struct _RunPage {
  AdwBin parent_instance;

  AccordAssistant *assistant; /* unowned: its ancestor */
  GtkWidget *done;            /* the button that closes */
  AccordAssistantWaiting *waiting;
  GPtrArray *plans;
  GPtrArray *results;         /* (nullable) */
  gint64 txn;                 /* of the change set */
};

G_DEFINE_FINAL_TYPE (RunPage, run_page, ADW_TYPE_BIN)

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  accord_assistant_waiting_tell (RUN_PAGE (data)->waiting, done, total);
}

static void
committed_cb (RunPage *self, const AccordChangeSet *set)
{
  if (set->origin == ACCORD_ORIGIN_IMPORT)
    self->txn = set->txn;
}

static void
close_cb (RunPage *self)
{
  adw_dialog_close (ADW_DIALOG (self->assistant));
}

static void
undo_cb (RunPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-change", "x", self->txn);
  close_cb (self);
}

static void
save_cb (RunPage *self, GtkWidget *row)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "plan"));

  accord_assistant_save_rejected (GTK_WIDGET (self), self->assistant, self->plans->pdata[index],
                                  accord_assistant_find_result (self->plans, index, self->results));
}

static GtkWidget *
add_button (AdwPreferencesGroup *group, const char *title, const char *icon_name)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), icon_name);
  adw_preferences_group_add (group, row);
  return row;
}

static AdwPreferencesGroup *
add_group (GtkWidget *page)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_result (RunPage *self, GtkWidget *page, guint index)
{
  const AccordImportResult *result = accord_assistant_find_result (self->plans, index, self->results);
  GtkWidget *group = accord_assistant_result_new (result, TRUE);
  GtkWidget *save;

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  if (result->rejected->len == 0)
    return;
  save = add_button (ADW_PREFERENCES_GROUP (group), _("Save Rows That Were Left Out…"), "accord-export-symbolic");
  g_object_set_data (G_OBJECT (save), "plan", GUINT_TO_POINTER (index));
  g_signal_connect_object (save, "activated", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
}

static void
show_results (RunPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  g_autofree char *sentence = accord_assistant_sum_up (self->results, TRUE);
  GtkWidget *undo;

  adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (page), sentence);
  for (guint i = 0; i < self->plans->len; i++)
    add_result (self, page, i);
  if (self->txn != 0)
    {
      undo = add_button (add_group (page), _("Undo Import"), "accord-undo-symbolic");
      g_signal_connect_object (undo, "activated", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
    }
  self->waiting = NULL;
  adw_bin_set_child (ADW_BIN (self), page);
  accord_come_up (page, 1);
  gtk_widget_set_visible (self->done, TRUE);
  accord_assistant_give_focus (self->done);
  /* There is no way back: Escape is Done. */
  adw_navigation_view_set_pop_on_escape (self->assistant->view, FALSE);
  accord_announce (self, sentence, FALSE);
}

/* Put away, it says so where the user is. */
static void
show_error (RunPage *self, const GError *error)
{
  g_autofree char *plain = accord_assistant_describe_error (error, self->plans);

  self->waiting = NULL;
  adw_navigation_page_set_can_pop (adw_navigation_view_get_visible_page (self->assistant->view), TRUE);
  accord_assistant_show_refusal (self->assistant, ADW_BIN (self), _("Nothing Was Imported"), plain);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL && self->assistant->window != NULL)
    accord_say_error (self->assistant->window, plain);
}

static void
run_work (AccordAssistant *assistant, GtkWidget *page, GCancellable *cancellable)
{
  RunPage *self = RUN_PAGE (page);
  g_autoptr (GError) error = NULL;

  self->results = dex_await_boxed (accord_import_run (assistant->workspace, self->plans, FALSE, cancellable, progress_cb,
                                                      self), &error);
  if (self->results != NULL)
    show_results (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  else
    adw_navigation_view_pop (assistant->view);
  accord_assistant_ended (assistant);
}

static void
cancel_cb (RunPage *self)
{
  accord_assistant_stop (self->assistant);
}

static void
make_waiting (RunPage *self)
{
  GtkWidget *waiting = accord_assistant_waiting_new (_("Importing"));
  GtkWidget *cancel, *hide;

  self->waiting = ACCORD_ASSISTANT_WAITING (waiting);
  cancel = accord_assistant_waiting_add_button (self->waiting, _("_Cancel"));
  hide = accord_assistant_waiting_add_button (self->waiting, _("_Go On Working"));
  accord_tooltip_set (cancel, _("Nothing is kept then"));
  accord_tooltip_set (hide, _("The import goes on; Import… shows it again"));
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hide, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), waiting);
}

static void
run_page_dispose (GObject *object)
{
  RunPage *self = RUN_PAGE (object);

  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  G_OBJECT_CLASS (run_page_parent_class)->dispose (object);
}

static void
run_page_class_init (RunPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = run_page_dispose;
}

static void
run_page_init (RunPage *self)
{
}

/*< private >
 * Returns: (transfer floating): the page of the import, which begins
 */
AdwNavigationPage *
accord_assistant_run_page_new (AccordAssistant *assistant)
{
  RunPage *self = g_object_new (TYPE_RUN_PAGE, NULL);
  AdwNavigationPage *page;

  self->assistant = assistant;
  self->plans = accord_assistant_plans (assistant);
  self->done = accord_assistant_next_button (_("_Done"));
  gtk_widget_set_visible (self->done, FALSE);
  g_signal_connect_object (self->done, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (assistant->workspace), "committed", G_CALLBACK (committed_cb),
                           self, G_CONNECT_SWAPPED);
  make_waiting (self);
  page = accord_assistant_page_new (assistant, _("Import"), NULL, "run", self->done, GTK_WIDGET (self));
  adw_navigation_page_set_can_pop (page, FALSE);
  assistant->running = TRUE;
  accord_assistant_work (assistant, GTK_WIDGET (self), run_work);
  return page;
}
