/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sidebar marks: one place, where the reader is. */

#include "accord-config.h"

#include <adwaita.h>
#include "accord-pages.h"
#include "accord-rank.h"
#include "accord-sidebar.h"
#include "accord-test.h"

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *window;
  AccordSidebar *sidebar;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->workspace = accord_test_workspace ();
  self->sidebar = ACCORD_SIDEBAR (accord_sidebar_new (G_MENU_MODEL (menu)));
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->sidebar));
  accord_sidebar_set_workspace (self->sidebar, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  accord_sidebar_set_workspace (self->sidebar, NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  accord_test_drop (self->workspace);
}

static void
note_marked (GtkWidget *root, GString *marked)
{
  if (GTK_IS_LIST_BOX_ROW (root) && gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (root)) && gtk_widget_get_mapped (root))
    g_string_append_printf (marked, "%s%s", marked->len > 0 ? ", " : "", gtk_widget_get_tooltip_text (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    note_marked (child, marked);
}

/* "Customers (Alt+2)": the tooltips of the rows that are marked. */
static void
assert_marked (Fixture *self, const char *expected)
{
  g_autoptr (GString) marked = g_string_new (NULL);

  note_marked (GTK_WIDGET (self->sidebar), marked);
  if (!g_str_has_prefix (marked->str, expected) || strchr (marked->str, ',') != NULL)
    g_error ("Marked: %s; expected: %s", marked->str, expected);
}

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gint64
save_view (Fixture *self, const char *name)
{
  g_autofree char *rank = accord_rank_between (NULL, NULL);
  gint64 view = accord_test_create (self->workspace, &accord_view_kind, "name", name, "target", "customer", "mode", "live", "rank", rank, NULL);

  wait_ms (300);
  return view;
}

static void
test_one_place_is_marked (Fixture *self, gconstpointer data)
{
  gint64 view = save_view (self, "The north");
  AccordEdit *edit;
  guint customers = (guint) accord_pages_find ("customers"), pipeline = (guint) accord_pages_find ("pipeline");

  accord_sidebar_set_page (self->sidebar, customers);
  assert_marked (self, "Customers");
  accord_sidebar_set_view (self->sidebar, view);
  assert_marked (self, "The north");
  accord_sidebar_set_page (self->sidebar, pipeline);
  assert_marked (self, "Pipeline");
  accord_sidebar_set_page (self->sidebar, customers);
  assert_marked (self, "The north");
  edit = accord_edit_new ("Delete");
  accord_edit_delete (edit, &accord_view_kind, view);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
  wait_ms (300);
  assert_marked (self, "Customers");
  accord_sidebar_set_view (self->sidebar, 0);
  assert_marked (self, "Customers");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add ("/desktop/sidebar/one-place-is-marked", Fixture, NULL, set_up, test_one_place_is_marked, tear_down);
  return g_test_run ();
}
