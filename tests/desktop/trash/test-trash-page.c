/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Trash over a real workspace: Alpha with its person Ann, Beta and Gamma are customers; Alpha and Beta were deleted. */

#include "accord-config.h"

#include "figures-fixture.h"

#include "accord-trash-list.h"
#include "accord-trash-page.h"

#define CUSTOMER (&accord_customer_kind)

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *page;
  GtkWidget *window;
  gint64 alpha, beta, gamma, ann;
} Fixture;

static void
delete (Fixture *self, gint64 id)
{
  AccordEdit *edit = accord_edit_new ("Deleted a customer");

  accord_edit_delete (edit, CUSTOMER, id);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *alpha = NULL;

  self->workspace = accord_test_workspace ();
  self->alpha = accord_test_create (self->workspace, CUSTOMER, "name", "Alpha", "city", "Kiel", NULL);
  self->beta = accord_test_create (self->workspace, CUSTOMER, "name", "Beta", NULL);
  self->gamma = accord_test_create (self->workspace, CUSTOMER, "name", "Gamma", NULL);
  alpha = g_strdup_printf ("%d", (int) self->alpha);
  self->ann = accord_test_create (self->workspace, &accord_contact_kind, "name", "Ann", "customer", alpha, NULL);
  delete (self, self->alpha);
  delete (self, self->beta);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  figures_run_for (50);
  accord_test_drop (g_steal_pointer (&self->workspace));
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkSelectionModel *
rows (Fixture *self)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find (self->page, GTK_TYPE_LIST_VIEW)));
}

/* "Beta,Alpha"; what is not read yet is "?". */
static char *
names (Fixture *self)
{
  GListModel *model = G_LIST_MODEL (rows (self));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AccordTrashItem) item = g_list_model_get_item (model, i);
      const AccordTrashLine *line = accord_trash_item_get_line (item);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", line != NULL ? line->title : "?");
    }
  return g_string_free (text, FALSE);
}

static const char *expected;

static gboolean
has_names (gpointer data)
{
  g_autofree char *now = names (data);

  return g_str_equal (now, expected);
}

static void
await_names (Fixture *self, const char *wanted)
{
  expected = wanted;
  figures_run_until (has_names, self);
}

static gboolean
shows (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
shows_expected (gpointer data)
{
  return shows (((Fixture *) data)->page, expected);
}

static void
await_text (Fixture *self, const char *text)
{
  expected = text;
  figures_run_until (shows_expected, self);
}

static void
show (Fixture *self, int width)
{
  self->page = accord_trash_page_new (self->workspace);
  self->window = figures_window (self->page, width, 800);
  await_names (self, "Beta,Alpha");
}

static gboolean
is_deleted (Fixture *self, const AccordKind *kind, gint64 id)
{
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, kind, id);

  return accord_record_is_deleted (record);
}

static void
test_a_record_tells_what_it_said (Fixture *self, gconstpointer data)
{
  show (self, 1000);
  g_assert_true (shows (self->page, "kept for 90 days"));
  gtk_selection_model_select_item (rows (self), 1, TRUE);
  await_text (self, "Kiel");
  await_text (self, "Contacts: 1");
  g_assert_true (shows (self->page, "Deleted a customer"));
  g_assert_true (shows (self->page, "90 days left"));
}

/* Nobody asked for anything: an empty Trash is empty, and not without a match. */
static void
test_an_empty_one_says_so (Fixture *self, gconstpointer data)
{
  accord_test_drop (g_steal_pointer (&self->workspace));
  self->workspace = accord_test_workspace ();
  self->page = accord_trash_page_new (self->workspace);
  self->window = figures_window (self->page, 1000, 800);
  await_text (self, "0 records");
  await_text (self, "The Trash Is Empty");
  g_assert_false (shows (self->page, "Nothing Found"));
}

static void
test_chosen_ones_come_back_in_one_step (Fixture *self, gconstpointer data)
{
  show (self, 1000);
  gtk_selection_model_select_all (rows (self));
  await_text (self, "2 Records Chosen");
  gtk_widget_activate_action (self->page, "trash.restore", NULL);
  await_text (self, "The Trash Is Empty");
  g_assert_false (is_deleted (self, CUSTOMER, self->alpha));
  g_assert_false (is_deleted (self, CUSTOMER, self->beta));
  g_assert_false (is_deleted (self, &accord_contact_kind, self->ann));
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  await_names (self, "Alpha,Beta"); /* in one step now */
  g_assert_true (is_deleted (self, &accord_contact_kind, self->ann));
}

/* A colleague deletes another one meanwhile. */
static void
test_what_is_chosen_stays_while_others_delete (Fixture *self, gconstpointer data)
{
  show (self, 1000);
  gtk_selection_model_select_item (rows (self), 1, TRUE);
  await_text (self, "Kiel");
  delete (self, self->gamma);
  await_names (self, "Gamma,Beta,Alpha");
  g_assert_false (gtk_selection_model_is_selected (rows (self), 1));
  g_assert_true (gtk_selection_model_is_selected (rows (self), 2));
  g_assert_true (shows (self->page, "Kiel"));
}

static void
test_search_narrows_and_offers_all (Fixture *self, gconstpointer data)
{
  GtkWidget *search;

  show (self, 1000);
  search = find (self->page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "alph");
  await_names (self, "Alpha");
  await_text (self, "1 of 2");
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  await_text (self, "Nothing Found");
  g_assert_true (shows (self->page, "Show All"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  await_names (self, "Beta,Alpha");
}

static gboolean
is_collapsed (gpointer split)
{
  return adw_navigation_split_view_get_collapsed (split);
}

static void
test_a_narrow_window_opens_by_a_press (Fixture *self, gconstpointer data)
{
  AdwNavigationSplitView *split;

  show (self, 360);
  split = ADW_NAVIGATION_SPLIT_VIEW (find (self->page, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
  figures_run_until (is_collapsed, split);
  g_assert_false (adw_navigation_split_view_get_show_content (split));
  g_signal_emit_by_name (find (self->page, GTK_TYPE_LIST_VIEW), "activate", 1);
  g_assert_true (adw_navigation_split_view_get_show_content (split));
  await_text (self, "Kiel");
}

static gboolean
has_keyboard_in_list (gpointer data)
{
  Fixture *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, find (self->page, GTK_TYPE_LIST_VIEW));
}

/* A phone opens its keys for whatever is typed into. */
static void
test_rows_have_the_keyboard_not_the_search (Fixture *self, gconstpointer data)
{
  self->page = accord_trash_page_new (self->workspace);
  self->window = figures_window (self->page, 360, 800);
  accord_trash_page_focus (ACCORD_TRASH_PAGE (self->page));
  g_assert_false (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (self->window))));
  await_names (self, "Beta,Alpha");
  figures_run_until (has_keyboard_in_list, self);
  figures_run_for (100);
  g_assert_true (has_keyboard_in_list (self));
}

/* The question that is asked, over the page or in a window of its own. */
static GtkWidget *
question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget *found = NULL;

  for (GList *l = windows; l != NULL && found == NULL; l = l->next)
    found = find (l->data, ADW_TYPE_ALERT_DIALOG);
  return found;
}

static void
test_what_is_deleted_forever_is_asked_for_and_gone (Fixture *self, gconstpointer data)
{
  show (self, 1000);
  gtk_selection_model_select_item (rows (self), 0, TRUE);
  gtk_widget_activate_action (self->page, "trash.delete-forever", NULL);
  figures_run_for (100);
  g_assert_nonnull (question ());
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (question ())), ==, "Delete 1 Record Forever?");
  g_signal_emit_by_name (question (), "response::cancel", "cancel");
  figures_run_for (100);
  await_names (self, "Beta,Alpha");
  gtk_widget_activate_action (self->page, "trash.delete-forever", NULL);
  figures_run_for (100);
  g_signal_emit_by_name (question (), "response::delete", "delete");
  await_names (self, "Alpha");
}

#define TEST(path, func) g_test_add ("/trash-page/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  TEST ("a-record-tells-what-it-said", test_a_record_tells_what_it_said);
  TEST ("an-empty-one-says-so", test_an_empty_one_says_so);
  TEST ("chosen-ones-come-back-in-one-step", test_chosen_ones_come_back_in_one_step);
  TEST ("what-is-chosen-stays-while-others-delete", test_what_is_chosen_stays_while_others_delete);
  TEST ("search-narrows-and-offers-all", test_search_narrows_and_offers_all);
  TEST ("a-narrow-window-opens-by-a-press", test_a_narrow_window_opens_by_a_press);
  TEST ("rows-have-the-keyboard-not-the-search", test_rows_have_the_keyboard_not_the_search);
  TEST ("what-is-deleted-forever-is-asked-for-and-gone", test_what_is_deleted_forever_is_asked_for_and_gone);
  return g_test_run ();
}
