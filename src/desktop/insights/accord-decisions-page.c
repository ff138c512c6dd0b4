/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of decisions (M108), the newest first; pushed over the page of figures. It follows the journal while it is there. Main
 * thread. */

#include "accord-config.h"

#include "accord-decisions-page.h"

#include "accord-commit.h"
#include "accord-decision-row.h"

#include <glib/gi18n-lib.h>

#define KEY "accord-decisions-page"
#define MOST 500

typedef struct {
  AccordWorkspace *workspace;
  GtkStack *states;
  GtkWidget *list;
  gint64 wanted; /* the keyboard goes to it once it is there; 0: to none */
  gulong committed;
} Page;

static void
page_free (gpointer data)
{
  Page *self = data;

  g_clear_signal_handler (&self->committed, accord_workspace_get_journal (self->workspace));
  g_object_unref (self->workspace);
  g_free (self);
}

static const char *
name_of (GPtrArray *members, gint64 member)
{
  for (guint i = 0; i < members->len; i++)
    if (accord_record_id (g_ptr_array_index (members, i)) == member)
      return accord_record_text (g_ptr_array_index (members, i), "name");
  return NULL;
}

/* Scrolls to it, too. */
static void
go_to_wanted (Page *self, GPtrArray *decisions)
{
  for (guint i = 0; self->wanted != 0 && i < decisions->len; i++)
    if (accord_record_id (g_ptr_array_index (decisions, i)) == self->wanted)
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i)));
  self->wanted = 0;
}

static void
show (Page *self, GPtrArray *decisions, GPtrArray *members)
{
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < decisions->len; i++)
    {
      AccordRecord *decision = g_ptr_array_index (decisions, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           accord_decision_row_new (self->workspace, decision, name_of (members, accord_record_number (decision, "decided_by")),
                                                    name_of (members, accord_record_number (decision, "member"))));
    }
  gtk_stack_set_visible_child_name (self->states, decisions->len > 0 ? "list" : "empty");
  go_to_wanted (self, decisions);
}

static GPtrArray *
read_decisions (AccordStore *store, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_decision_kind);

  if (!accord_query_set_sort (query, "decided_on", TRUE, error))
    return NULL;
  accord_query_set_limit (query, MOST);
  return dex_await_boxed (accord_store_select (store, query), error);
}

static DexFuture *
read_fiber (gpointer data)
{
  Page *self = g_object_get_data (data, KEY);
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = read_decisions (store, &error);
  g_autoptr (GPtrArray) members = decisions != NULL ? dex_await_boxed (accord_store_select (store, query), &error) : NULL;

  if (members == NULL)
    accord_say_error (GTK_WIDGET (self->states), error->message);
  else
    show (self, decisions, members);
  return dex_future_new_true ();
}

static void
read_page (GObject *page)
{
  dex_future_disown (dex_scheduler_spawn (NULL, 0, read_fiber, g_object_ref (page), g_object_unref));
}

static void
committed_cb (AccordJournal *journal, AccordChangeSet *changes, GObject *page)
{
  if (accord_change_set_touches (changes, &accord_decision_kind) || accord_change_set_touches (changes, &accord_member_kind))
    read_page (page);
}

static void
activated_cb (GtkListBox *list, GtkWidget *row)
{
  accord_decision_row_open (row);
}

static GtkWidget *
make_list (Page *self)
{
  GtkWidget *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Decisions"), -1);
  g_object_set (self->list, "valign", GTK_ALIGN_START, "margin-start", 14, "margin-end", 14, "margin-top", 6, "margin-bottom", 18, NULL);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return scroller;
}

static GtkWidget *
make_states (Page *self)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "accord-target-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Decisions Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("Choose “Decide…” in the menu of a chart, with the right button on a figure, or beside something unusual: the decision keeps "
                                                              "what it rests on, and shows later what came of it."));
  self->states = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->states, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "loading");
  gtk_stack_add_named (self->states, make_list (self), "list");
  gtk_stack_add_named (self->states, empty, "empty");
  return GTK_WIDGET (self->states);
}

/**
 * accord_decisions_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a page to be pushed; it fills by itself
 */
AdwNavigationPage *
accord_decisions_page_new (AccordWorkspace *workspace)
{
  GtkWidget *view = adw_toolbar_view_new ();
  AdwNavigationPage *page = adw_navigation_page_new (view, _("Decisions"));
  Page *self = g_new0 (Page, 1);

  self->workspace = g_object_ref (workspace);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_states (self));
  g_object_set_data_full (G_OBJECT (page), KEY, self, page_free);
  self->committed = g_signal_connect (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), page);
  read_page (G_OBJECT (page));
  return page;
}

/**
 * accord_decisions_page_is:
 * @page: any page
 *
 * A tag would not do: a page that is just going away has its tag still.
 *
 * Returns: whether it is that of decisions
 */
gboolean
accord_decisions_page_is (AdwNavigationPage *page)
{
  return g_object_get_data (G_OBJECT (page), KEY) != NULL;
}

/**
 * accord_decisions_page_show:
 * @page: the page of decisions
 * @decision: one of them
 *
 * Brings it into view, with the keyboard on it.
 */
void
accord_decisions_page_show (AdwNavigationPage *page, gint64 decision)
{
  Page *self = g_object_get_data (G_OBJECT (page), KEY);

  g_return_if_fail (self != NULL);
  self->wanted = decision;
  read_page (G_OBJECT (page));
}
