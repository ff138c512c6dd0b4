/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals with known figures, the imported example and a window to look into. */

#include "accord-config.h"

#include "figures-fixture.h"

#include "accord-import.h"
#include "accord-test-settle.h"

static gint64
stage_of (AccordWorkspace *workspace, const char *outcome)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, outcome);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (found->len, >, 0);
  return accord_record_id (g_ptr_array_index (found, 0));
}

static void
add_deal (AccordEdit *edit, AccordWorkspace *workspace, const FiguresDeal *deal)
{
  const AccordKind *kind = &accord_deal_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", deal->stage);
  accord_edit_set_both (edit, kind, id, "stage", stage_of (workspace, deal->stage), "a0");
  if (deal->amount != 0)
    accord_edit_set_both (edit, kind, id, "amount", deal->amount, "EUR");
  if (deal->opened != G_MININT64)
    accord_edit_set_number (edit, kind, id, "opened_on", deal->opened);
  if (deal->closed != G_MININT64)
    accord_edit_set_number (edit, kind, id, "closed_on", deal->closed);
  if (deal->owner != 0)
    accord_edit_set_number (edit, kind, id, "owner", deal->owner);
  if (deal->product != 0)
    accord_edit_set_number (edit, kind, id, "product", deal->product);
}

/* All as one change; "stage" is an outcome: "won", "lost", "open". */
void
figures_add_deals (AccordWorkspace *workspace, const FiguresDeal *deals, gsize n_deals)
{
  AccordEdit *edit = accord_edit_new ("Added deals");

  accord_edit_set_reason (edit, "Price"); /* why some are lost */
  for (gsize i = 0; i < n_deals; i++)
    add_deal (edit, workspace, &deals[i]);
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

/* The example in ../shared/data; FALSE where it is absent. */
gboolean
figures_import_maven (AccordWorkspace *workspace)
{
  static const char *const names[] = { "accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline.csv" };
  const char *root = g_getenv ("ACCORD_SOURCE_ROOT");
  g_autofree char *folder = g_build_filename (root != NULL ? root : ".", "..", "shared", "data", "maven-crm", NULL);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
    }
  g_ptr_array_unref (accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL)));
  return TRUE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @done; fails after a minute. */
void
figures_run_until (gboolean (*done) (gpointer data), gpointer data)
{
  guint source = g_timeout_add (5, tick_cb, NULL);
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

void
figures_run_for (guint ms)
{
  accord_test_settle (ms);
}

static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The widget of a type that is number @nth, depth first; NULL: there is none. */
GtkWidget *
figures_find (GtkWidget *root, GType type, guint nth)
{
  return find_nth (root, type, &nth);
}

/* A window around a page, on screen. */
GtkWidget *
figures_window (GtkWidget *page, int width, int height)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "default-width", width, "default-height", height,
                                    "width-request", 320, "height-request", 320, "content", page, NULL);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Every button that is shown says what it does. */
void
figures_check_names (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root))
    {
      /* The button inside a menu button is named by it. */
      GtkWidget *parent = gtk_widget_get_parent (root);
      gboolean of_menu = GTK_IS_MENU_BUTTON (parent) && gtk_widget_get_tooltip_text (parent) != NULL;
      const char *label = gtk_button_get_label (GTK_BUTTON (root));
      gboolean named = of_menu || (label != NULL && *label != '\0') || gtk_widget_get_tooltip_text (root) != NULL ||
                       gtk_test_accessible_has_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                       gtk_test_accessible_has_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
                       figures_find (root, GTK_TYPE_LABEL, 0) != NULL;

      if (!named)
        g_error ("A button has no name: %s in %s", gtk_button_get_icon_name (GTK_BUTTON (root)),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    figures_check_names (child);
}
