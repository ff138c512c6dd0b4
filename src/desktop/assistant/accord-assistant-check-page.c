/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Third page: the import as it would be (everything is done and given back), and the rows in which
 * something is wrong, to be mended in place or saved as a file. A mended row is read again at once, and
 * after it the whole is tried again. */

#include "accord-config.h"

#include "accord-assistant-private.h"

#include <glib/gi18n-lib.h>

#include "accord-announce.h"
#include "accord-assistant-grid.h"
#include "accord-assistant-problems.h"
#include "accord-assistant-results.h"
#include "accord-assistant-waiting.h"
#include "accord-come-up.h"
#include "accord-error.h"

#define TYPE_CHECK_PAGE (check_page_get_type ())
G_DECLARE_FINAL_TYPE (CheckPage, check_page, CHECK, PAGE, AdwBin)

/* A file and what is wrong in it. */
typedef struct {
  AccordImportPlan *plan;
  GPtrArray *problems;       /* of AccordImportPreviewRow */
  AccordAssistantGrid *grid; /* (nullable) unowned */
  GtkLabel *left;            /* (nullable) unowned: how many rows are left out */
  GtkBox *result;            /* unowned: its counts */
  GArray *pending;           /* of guint: rows to be read again */
} File;

struct _CheckPage {
  AdwBin parent_instance;

  AccordAssistant *assistant; /* unowned: its ancestor */
  GtkWidget *next;
  GPtrArray *plans;
  GPtrArray *files;           /* of File, in the order of plans */
  GPtrArray *results;         /* (nullable) */
  AccordAssistantWaiting *waiting;
  GtkLabel *sum;
};

G_DEFINE_FINAL_TYPE (CheckPage, check_page, ADW_TYPE_BIN)

static void
file_free (gpointer data)
{
  File *file = data;

  g_object_unref (file->plan);
  g_clear_pointer (&file->problems, g_ptr_array_unref);
  g_array_unref (file->pending);
  g_free (file);
}

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  CheckPage *self = data;

  if (self->waiting != NULL)
    accord_assistant_waiting_tell (self->waiting, done, total);
}

static const char *
currency_of (CheckPage *self)
{
  return accord_workspace_get_currency (self->assistant->workspace);
}

static void
show_error (CheckPage *self, const GError *error)
{
  g_autofree char *text = accord_assistant_describe_error (error, self->plans);

  self->waiting = NULL;
  gtk_widget_set_visible (self->next, FALSE);
  accord_assistant_show_refusal (self->assistant, ADW_BIN (self), _("This Cannot Be Imported Yet"), text);
}

static gboolean
find_problems (CheckPage *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      File *file = self->files->pdata[i];

      g_clear_pointer (&file->problems, g_ptr_array_unref);
      file->problems = accord_assistant_problems_find (file->plan, currency_of (self),
                                                       accord_assistant_find_result (self->plans, i, self->results), error);
      if (file->problems == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
mended_cb (CheckPage *self, guint number, guint column, const char *text, AccordAssistantGrid *grid);

static void
save_cb (CheckPage *self, GtkWidget *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "plan"));

  accord_assistant_save_rejected (GTK_WIDGET (self), self->assistant, self->plans->pdata[index],
                                  accord_assistant_find_result (self->plans, index, self->results));
}

static void
show_left (CheckPage *self, guint index)
{
  File *file = self->files->pdata[index];
  guint n = accord_assistant_find_result (self->plans, index, self->results)->rejected->len;
  g_autofree char *number = accord_number_format (n);
  g_autofree char *text =
    n == 0 ? g_strdup (_("No row is left out"))
           : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row is left out unless it is mended",
                                           "%s rows are left out unless they are mended", n), number);

  gtk_label_set_label (file->left, text);
}

static GtkWidget *
make_problem_head (CheckPage *self, guint index)
{
  File *file = self->files->pdata[index];
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = gtk_label_new (_("Rows with Problems"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save as File…"));

  file->left = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (file->left, 0);
  gtk_label_set_wrap (file->left, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (file->left), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (file->left), "secondary");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (file->left));
  gtk_widget_set_valign (save, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (save), "plan", GUINT_TO_POINTER (index));
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 9);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (wrap), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (wrap), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), box);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), save);
  return wrap;
}

static void
show_result (CheckPage *self, guint index)
{
  File *file = self->files->pdata[index];
  const AccordImportResult *result = accord_assistant_find_result (self->plans, index, self->results);
  GtkWidget *before = gtk_widget_get_first_child (GTK_WIDGET (file->result));

  if (before != NULL)
    gtk_box_remove (file->result, before);
  gtk_box_append (file->result, accord_assistant_result_new (result, FALSE));
  if (file->left != NULL)
    show_left (self, index);
}

static void
add_file (CheckPage *self, GtkBox *box, guint index)
{
  File *file = self->files->pdata[index];
  GtkWidget *grid;

  file->result = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  file->left = NULL;
  file->grid = NULL;
  gtk_box_append (box, GTK_WIDGET (file->result));
  if (file->problems->len > 0)
    {
      grid = accord_assistant_grid_new (ACCORD_ASSISTANT_GRID_MEND, _("Rows with Problems"));
      file->grid = ACCORD_ASSISTANT_GRID (grid);
      gtk_box_append (box, make_problem_head (self, index));
      gtk_box_append (box, grid);
      accord_assistant_grid_show (file->grid, file->plan, file->problems);
      g_signal_connect_object (grid, "mended", G_CALLBACK (mended_cb), self, G_CONNECT_SWAPPED);
    }
  show_result (self, index);
}

static void
show_sum (CheckPage *self)
{
  g_autofree char *sentence = accord_assistant_sum_up (self->results, FALSE);

  gtk_label_set_label (self->sum, sentence);
  gtk_widget_set_sensitive (self->next, accord_assistant_count_changes (self->results) > 0);
  accord_announce (self, sentence, FALSE);
}

static void
show_all (CheckPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sum, TRUE);
  gtk_label_set_justify (self->sum, GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  for (guint i = 0; i < self->files->len; i++)
    add_file (self, GTK_BOX (box), i);
  self->waiting = NULL;
  adw_bin_set_child (ADW_BIN (self), accord_assistant_column_new (self->assistant, box));
  accord_come_up (box, 1);
  show_sum (self);
}

static GPtrArray *
try_all (CheckPage *self, GCancellable *cancellable, GError **error)
{
  return dex_await_boxed (accord_import_run (self->assistant->workspace, self->plans, TRUE, cancellable, progress_cb, self),
                          error);
}

static void
check_work (AccordAssistant *assistant, GtkWidget *page, GCancellable *cancellable)
{
  CheckPage *self = CHECK_PAGE (page);
  g_autoptr (GError) error = NULL;

  self->results = try_all (self, cancellable, &error);
  if (self->results == NULL || !find_problems (self, cancellable, &error))
    {
      if (accord_assistant_is_shown (page) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }
  if (accord_assistant_is_shown (page))
    show_all (self);
}

/* Rows that were mended, one after the other; what is not reached before the next edit waits for it. */
static gboolean
read_again (CheckPage *self, File *file, GCancellable *cancellable, GError **error)
{
  while (file->pending->len > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      guint number = g_array_index (file->pending, guint, 0);
      g_autoptr (GPtrArray) rows =
        dex_await_boxed (accord_import_preview (file->plan, currency_of (self), number, 1, FALSE), error);

      if (rows == NULL)
        return FALSE;
      g_array_remove_index (file->pending, 0);
      if (accord_assistant_is_shown (GTK_WIDGET (self)))
        accord_assistant_grid_renew (file->grid, rows);
    }
  return TRUE;
}

static void
mend_work (AccordAssistant *assistant, GtkWidget *page, GCancellable *cancellable)
{
  CheckPage *self = CHECK_PAGE (page);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  for (guint i = 0; done && i < self->files->len; i++)
    done = read_again (self, self->files->pdata[i], cancellable, &error);
  if (done && !g_cancellable_is_cancelled (cancellable))
    results = try_all (self, cancellable, &error);
  if (!accord_assistant_is_shown (page) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    show_error (self, error);
  if (results == NULL)
    return;
  g_ptr_array_unref (self->results);
  self->results = g_steal_pointer (&results);
  for (guint i = 0; i < self->files->len; i++)
    show_result (self, i);
  show_sum (self);
}

typedef struct {
  CheckPage *page;
  File *file;
  guint number, column;
  char *text;
} Mending;

static void
mending_free (gpointer data)
{
  Mending *mending = data;

  g_object_unref (mending->page);
  g_free (mending->text);
  g_free (mending);
}

static void
mend (gpointer data)
{
  Mending *mending = data;

  accord_import_plan_correct (mending->file->plan, mending->number, mending->column, mending->text);
  g_array_append_val (mending->file->pending, mending->number);
  accord_assistant_work (mending->page->assistant, GTK_WIDGET (mending->page), mend_work);
}

static void
mended_cb (CheckPage *self, guint number, guint column, const char *text, AccordAssistantGrid *grid)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      File *file = self->files->pdata[i];
      Mending *mending;

      if (file->grid != grid)
        continue;
      mending = g_new0 (Mending, 1);
      *mending = (Mending){ g_object_ref (self), file, number, column, g_strdup (text) };
      accord_assistant_change (self->assistant, mend, mending, mending_free);
    }
}

static void
import_cb (CheckPage *self)
{
  adw_navigation_view_push (self->assistant->view, accord_assistant_run_page_new (self->assistant));
}

static void
cancel_cb (CheckPage *self)
{
  accord_assistant_stop (self->assistant);
  adw_navigation_view_pop (self->assistant->view);
}

static void
check_page_dispose (GObject *object)
{
  CheckPage *self = CHECK_PAGE (object);

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  G_OBJECT_CLASS (check_page_parent_class)->dispose (object);
}

static void
check_page_class_init (CheckPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = check_page_dispose;
}

static void
check_page_init (CheckPage *self)
{
  GtkWidget *waiting = accord_assistant_waiting_new (_("Checking"));

  self->files = g_ptr_array_new_with_free_func (file_free);
  self->waiting = ACCORD_ASSISTANT_WAITING (waiting);
  g_signal_connect_object (accord_assistant_waiting_add_button (self->waiting, _("_Cancel")), "clicked",
                           G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), waiting);
}

/*< private >
 * Returns: (transfer floating): the page of problems, which looks for them
 */
AdwNavigationPage *
accord_assistant_check_page_new (AccordAssistant *assistant)
{
  CheckPage *self = g_object_new (TYPE_CHECK_PAGE, NULL);

  self->assistant = assistant;
  self->plans = accord_assistant_plans (assistant);
  for (guint i = 0; i < self->plans->len; i++)
    {
      File *file = g_new0 (File, 1);

      file->plan = g_object_ref (self->plans->pdata[i]);
      file->pending = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (self->files, file);
    }
  self->next = accord_assistant_next_button (_("_Import"));
  gtk_widget_set_sensitive (self->next, FALSE);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  accord_assistant_work (assistant, GTK_WIDGET (self), check_work);
  return accord_assistant_page_new (assistant, _("Check"), _("Step 3 of 3"), "check", self->next, GTK_WIDGET (self));
}
