/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTeamList: the whole team, then its people by team.
 *
 *   AccordMemberList ─▶ GtkSortListModel (sections: teams) ─▶ GtkSingleSelection ─▶ GtkListView
 */

#include "accord-config.h"

#include "accord-team-list.h"

#include "accord-figure-words.h"
#include "accord-frame-call.h"
#include "accord-team-row.h"
#include "accord-team-rows.h"

#include <glib/gi18n-lib.h>

#define NOBODY (-1)

struct _AccordTeamList {
  AdwBin parent_instance;

  AccordMemberList *members;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkListView *list;
  GtkListBox *whole;
  AccordTeamRow *whole_row;
  AccordTeamRows *rows; /* on screen */
  AccordFrameCall order_due;
  gint64 selected; /* member, 0: whole team, NOBODY */
  gboolean selecting; /* by the program */
  guint top_id;
};

enum { SELECTED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordTeamList, accord_team_list, ADW_TYPE_BIN)

static void
find_best (AccordTeamList *self)
{
  const AccordFigure *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->members)); i++)
    {
      g_autoptr (AccordMemberItem) item = g_list_model_get_item (G_LIST_MODEL (self->members), i);
      const AccordFigure *revenue = accord_member_item_get_revenue (item);

      if (revenue != NULL && revenue->has_value && (best == NULL || revenue->value > best->value))
        best = revenue;
    }
  accord_team_rows_set_best (self->rows, best);
}

static guint
find_position (AccordTeamList *self, gint64 member)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    {
      g_autoptr (AccordMemberItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (accord_entity_get_id (accord_member_item_get_member (item)) == member)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Puts the selection where it belongs after the list changed. */
static void
show_selected (AccordTeamList *self)
{
  guint position = self->selected > 0 ? find_position (self, self->selected) : GTK_INVALID_LIST_POSITION;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  if (self->selected == 0)
    gtk_list_box_select_row (self->whole, gtk_list_box_get_row_at_index (self->whole, 0));
  else
    gtk_list_box_unselect_all (self->whole);
  self->selecting = FALSE;
}

/* The list anchors at its first row and would leave the heading above it out. */
static gboolean
scroll_to_top_cb (gpointer data)
{
  AccordTeamList *self = data;

  self->top_id = 0;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
  return G_SOURCE_REMOVE;
}

static void
order_due (gpointer data)
{
  AccordTeamList *self = data;
  GtkSorter *sorter = gtk_sort_list_model_get_sorter (self->sorted);

  self->selecting = TRUE;
  if (sorter != NULL)
    gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_sort_list_model_get_section_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  self->selecting = FALSE;
  find_best (self);
  /* Filled only when in order: a list that is sorted while shown scrolls its first heading away. */
  if (gtk_list_view_get_model (self->list) == NULL && accord_member_list_has_figures (self->members))
    {
      gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
      self->top_id = g_idle_add_full (G_PRIORITY_LOW, scroll_to_top_cb, self, NULL);
    }
  show_selected (self);
}

static void
queue_order (AccordTeamList *self)
{
  accord_frame_call_queue (&self->order_due);
}

static void
members_changed_cb (AccordTeamList *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AccordMemberItem) item = g_list_model_get_item (G_LIST_MODEL (self->members), i);
      AccordEntity *member = accord_member_item_get_member (item);

      g_signal_handlers_disconnect_by_func (member, queue_order, self);
      g_signal_connect_object (member, "notify::record", G_CALLBACK (queue_order), self, G_CONNECT_SWAPPED);
    }
  queue_order (self);
}

static void
tell (AccordTeamList *self, gint64 member)
{
  if (self->selecting || self->selected == member)
    return;
  self->selected = member;
  show_selected (self);
  g_signal_emit (self, signals[SELECTED], 0, member);
}

static void
selection_changed_cb (AccordTeamList *self)
{
  AccordMemberItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    tell (self, accord_entity_get_id (accord_member_item_get_member (item)));
}

static void
whole_activated_cb (AccordTeamList *self)
{
  self->selected = NOBODY;
  tell (self, 0);
}

static GtkWidget *
make_list (AccordTeamList *self)
{
  self->list = accord_team_rows_make_list (self->rows);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", self->list,
                       NULL);
}

static void
accord_team_list_dispose (GObject *object)
{
  AccordTeamList *self = ACCORD_TEAM_LIST (object);

  accord_frame_call_clear (&self->order_due);
  g_clear_handle_id (&self->top_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->members);
  G_OBJECT_CLASS (accord_team_list_parent_class)->dispose (object);
}

static void
accord_team_list_finalize (GObject *object)
{
  AccordTeamList *self = ACCORD_TEAM_LIST (object);

  accord_team_rows_unref (self->rows);
  G_OBJECT_CLASS (accord_team_list_parent_class)->finalize (object);
}

static void
accord_team_list_class_init (AccordTeamListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_team_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_team_list_finalize;
  /**
   * AccordTeamList::selected:
   * @member: id; 0: the whole team
   */
  signals[SELECTED] = g_signal_new ("selected", ACCORD_TYPE_TEAM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
accord_team_list_init (AccordTeamList *self)
{
  self->rows = accord_team_rows_new ();
  self->selected = NOBODY;
  accord_frame_call_init (&self->order_due, order_due, self);
}

static void
make_models (AccordTeamList *self)
{
  g_autoptr (GtkSorter) sections = accord_team_section_sorter ();

  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->members)), NULL);
  gtk_sort_list_model_set_section_sorter (self->sorted, sections);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->sorted));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_whole (AccordTeamList *self)
{
  self->whole = GTK_LIST_BOX (gtk_list_box_new ());
  self->whole_row = ACCORD_TEAM_ROW (accord_team_row_new ());
  accord_team_row_set_whole (self->whole_row, "—", "");
  gtk_list_box_append (self->whole, GTK_WIDGET (self->whole_row));
  gtk_widget_add_css_class (GTK_WIDGET (self->whole), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->whole), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Whole Team"), -1);
  g_signal_connect_object (self->whole, "row-activated", G_CALLBACK (whole_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_team_list_new:
 * @members: the people
 *
 * Returns: (transfer floating): a list in which nobody is selected
 */
GtkWidget *
accord_team_list_new (AccordMemberList *members)
{
  AccordTeamList *self = g_object_new (ACCORD_TYPE_TEAM_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->members = g_object_ref (members);
  make_models (self);
  make_whole (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->whole));
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (members, "items-changed", G_CALLBACK (members_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (members, "notify::has-figures", G_CALLBACK (queue_order), self, G_CONNECT_SWAPPED);
  members_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (members)));
  return GTK_WIDGET (self);
}

/* Quotas move people when they stand by attainment. */
static void
goals_changed_cb (AccordTeamList *self)
{
  accord_frame_call_queue (&self->order_due);
}

/**
 * accord_team_list_set_goals:
 * @goals: quotas of the period; once only, before the list is filled
 * @currency: the workspace's
 */
void
accord_team_list_set_goals (AccordTeamList *self, AccordGoalFigures *goals, const char *currency)
{
  g_return_if_fail (ACCORD_IS_TEAM_LIST (self));

  accord_team_rows_set_goals (self->rows, goals, currency);
  g_signal_connect_object (goals, "changed", G_CALLBACK (goals_changed_cb), self, G_CONNECT_SWAPPED);
  accord_team_row_set_goals (self->whole_row, goals, currency);
}

/**
 * accord_team_list_set_order:
 * @self: a list
 * @order: by what people stand within their team
 */
void
accord_team_list_set_order (AccordTeamList *self, AccordTeamOrder order)
{
  g_autoptr (GtkSorter) sorter = accord_team_order_sorter (order);

  g_return_if_fail (ACCORD_IS_TEAM_LIST (self));

  self->selecting = TRUE;
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  self->selecting = FALSE;
  show_selected (self);
}

/**
 * accord_team_list_set_whole:
 * @self: a list
 * @value: what the whole team won
 * @note: the line below
 */
void
accord_team_list_set_whole (AccordTeamList *self, const char *value, const char *note)
{
  g_return_if_fail (ACCORD_IS_TEAM_LIST (self));

  accord_team_row_set_whole (self->whole_row, value, note);
}

/**
 * accord_team_list_select:
 * @self: a list
 * @member: id, who may not be in the list yet; 0: the whole team
 *
 * Selects without telling.
 */
void
accord_team_list_select (AccordTeamList *self, gint64 member)
{
  g_return_if_fail (ACCORD_IS_TEAM_LIST (self));

  self->selected = member;
  show_selected (self);
}

/**
 * accord_team_list_unselect:
 * @self: a list
 *
 * Selects nobody, so that the same person can be chosen again.
 */
void
accord_team_list_unselect (AccordTeamList *self)
{
  accord_team_list_select (self, NOBODY);
}

/**
 * accord_team_list_select_next:
 * @self: a list
 * @steps: 1: the next person, −1: the one before
 *
 * Returns: whether there is one
 */
gboolean
accord_team_list_select_next (AccordTeamList *self, int steps)
{
  guint position = self->selected > 0 ? find_position (self, self->selected) : GTK_INVALID_LIST_POSITION;
  guint next = position == GTK_INVALID_LIST_POSITION ? 0 : position + (guint) steps;

  if (next >= g_list_model_get_n_items (G_LIST_MODEL (self->sorted)))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, next);
  return TRUE;
}
