/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Third page: the import as it would be (everything is done and given back), and then the import
 * itself with its progress and end. Both are one run that ends in a page of results. */

#include "accord-config.h"

#include "accord-import-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"

#define TYPE_RUN_PAGE (run_page_get_type ())
G_DECLARE_FINAL_TYPE (RunPage, run_page, RUN, PAGE, AdwBin)

struct _RunPage
{
  AdwBin parent_instance;
  AccordImportDialog *dialog; /* unowned: its ancestor, which the fiber holds */
  GtkWidget *next;
  GtkWidget *progress;
  GtkWidget *status;
  gboolean dry_run;
};

G_DEFINE_FINAL_TYPE (RunPage, run_page, ADW_TYPE_BIN)

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  RunPage *self = data;
  g_autofree char *done_text = accord_number_format (done);
  g_autofree char *total_text = accord_number_format (total);
  /* Translators: rows done, rows in all */
  g_autofree char *text = g_strdup_printf (_ ("%s of %s rows"), done_text, total_text);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 total > 0 ? (double) done / total : 0);
}

static gint64
count_changes (GPtrArray *results)
{
  gint64 n = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const AccordImportResult *result = results->pdata[i];

      n += result->created + result->updated;
    }
  return n;
}

static void
show_results (RunPage *self, GPtrArray *results)
{
  gint64 n = count_changes (results);
  g_autofree char *number = accord_number_format (n);
  g_autofree char *sentence = NULL;

  adw_bin_set_child (ADW_BIN (self), accord_import_results_new (results, !self->dry_run));
  gtk_widget_set_sensitive (self->next, !self->dry_run || n > 0);
  if (self->dry_run)
    sentence = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Nothing is written yet. %s record would be added or updated.",
                   "Nothing is written yet. %s records would be added or updated.", n),
      number);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s record was added or updated.",
                                             "%s records were added or updated.", n),
                                number);
  adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (adw_bin_get_child (ADW_BIN (self))),
                                        sentence);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_error (RunPage *self, const GError *error)
{
  gboolean ambiguous =
    g_error_matches (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS);
  g_autofree char *text =
    g_markup_escape_text (ambiguous ? _ ("Some dates could be read with the day or with the month "
                                         "first. Go back and choose which.")
                                    : error->message,
                          -1);
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "accord-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Nothing Was Imported"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), text);
  adw_bin_set_child (ADW_BIN (self), status);
  gtk_widget_set_visible (self->next, FALSE);
  adw_navigation_page_set_can_pop (adw_navigation_view_get_visible_page (self->dialog->view), TRUE);
}

static DexFuture *
run_fiber (gpointer data)
{
  RunPage *self = data;
  AccordImportDialog *dialog = self->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results =
    dex_await_boxed (accord_import_run (dialog->workspace, dialog->plans, self->dry_run,
                                        dialog->cancellable, progress_cb, self),
                     &error);

  if (results != NULL)
    show_results (self, results);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  return dex_future_new_for_boolean (results != NULL);
}

static void
import_cb (RunPage *self)
{
  adw_navigation_view_push (self->dialog->view, accord_import_run_page_new (self->dialog));
}

static void
done_cb (RunPage *self)
{
  adw_dialog_close (ADW_DIALOG (self->dialog));
}

static void
cancel_cb (RunPage *self)
{
  g_cancellable_cancel (self->dialog->cancellable);
  g_clear_object (&self->dialog->cancellable);
  self->dialog->cancellable = g_cancellable_new ();
  adw_navigation_view_pop (self->dialog->view);
}

static void
make_waiting (RunPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  AdwSpinnerPaintable *spinner;

  self->status = adw_status_page_new ();
  spinner = adw_spinner_paintable_new (self->status);
  adw_status_page_set_paintable (ADW_STATUS_PAGE (self->status), GDK_PAINTABLE (spinner));
  g_object_unref (spinner);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status),
                             self->dry_run ? _ ("Checking") : _ ("Importing"));
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->progress, 240, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How much is done"), -1);
  gtk_widget_add_css_class (cancel, "pill");
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), cancel);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->status), box);
  adw_bin_set_child (ADW_BIN (self), self->status);
}

static void
run_page_class_init (RunPageClass *klass)
{
}

static void
run_page_init (RunPage *self)
{
}

static RunPage *
start (AccordImportDialog *dialog, const char *label, gboolean dry_run)
{
  RunPage *self = g_object_new (TYPE_RUN_PAGE, NULL);

  self->dialog = dialog;
  self->dry_run = dry_run;
  self->next = accord_import_next_button (label);
  gtk_widget_set_sensitive (self->next, FALSE);
  make_waiting (self);
  return self;
}

/* The fiber holds the page, the page's dialog may be closed meanwhile: it is held too. */
typedef struct
{
  RunPage *page;
  AccordImportDialog *dialog;
} Held;

static DexFuture *
held_fiber (gpointer data)
{
  return run_fiber (((Held *) data)->page);
}

static void
held_free (gpointer data)
{
  Held *held = data;

  g_object_unref (held->page);
  g_object_unref (held->dialog);
  g_free (held);
}

static void
go (RunPage *self)
{
  Held *held = g_new0 (Held, 1);

  *held = (Held){ g_object_ref_sink (self), g_object_ref (self->dialog) };
  dex_future_disown (dex_scheduler_spawn (NULL, 1024 * 1024, held_fiber, held, held_free));
}

AdwNavigationPage *
accord_import_check_page_new (AccordImportDialog *dialog)
{
  RunPage *self = start (dialog, _ ("_Import"), TRUE);
  AdwNavigationPage *page =
    accord_import_page_new (_ ("Check"), _ ("Step 3 of 3"), "check", self->next, GTK_WIDGET (self));

  g_signal_connect_object (self->next, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  go (self);
  return page;
}

AdwNavigationPage *
accord_import_run_page_new (AccordImportDialog *dialog)
{
  RunPage *self = start (dialog, _ ("_Done"), FALSE);
  AdwNavigationPage *page =
    accord_import_page_new (_ ("Import"), NULL, "run", self->next, GTK_WIDGET (self));

  adw_navigation_page_set_can_pop (page, FALSE);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  go (self);
  return page;
}
