/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordWholeTeamPage: a table of people × figures. By name at first: no ranking nobody asked for. */

#include "accord-config.h"

#include "accord-whole-team-page.h"

#include "accord-frame-call.h"
#include "accord-member-cards.h"
#include "accord-member-quota.h"
#include "accord-member-strip.h"
#include "accord-stat-strip.h"
#include "accord-team-columns.h"

#include <glib/gi18n-lib.h>

struct _AccordWholeTeamPage {
  AdwNavigationPage parent_instance;

  AdwHeaderBar *header;
  AdwBin *strip;
  GtkStack *ways;
  GtkColumnView *table;
  GtkWidget *quota;
  AccordPeriodButton *period; /* in the header */
  AdwToggleGroup *way;
  GtkColumnViewColumn *columns[ACCORD_TEAM_N_COLUMNS]; /* borrowed from the table */
  AccordFrameCall sort_due;
  AccordFrameCall top_due;
  guint members; /* in the table */
  int room; /* 0: all columns … FEWEST */
};

#define FEWEST 3

enum { PROP_ROOM = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AccordWholeTeamPage, accord_whole_team_page, ADW_TYPE_NAVIGATION_PAGE)

/* GtkColumnView has no word for it: the box in the heading of a figure is moved to the end, as the figures are. */
static void
align_headings (AccordWholeTeamPage *self)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->table)));

  for (int i = 0; i < ACCORD_TEAM_N_COLUMNS && heading != NULL; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (heading);

      if (box != NULL)
        gtk_widget_set_halign (box, i == ACCORD_TEAM_NAME || i == ACCORD_TEAM_TEAM ? GTK_ALIGN_FILL : GTK_ALIGN_END);
      heading = gtk_widget_get_next_sibling (heading);
    }
}

/* Columns that are left out where there is less room; each figure is on the person's page, too. Who needs help stays longest. */
static void
show_columns (AccordWholeTeamPage *self)
{
  static const int from_room[ACCORD_TEAM_N_COLUMNS] = {
    [ACCORD_TEAM_NAME] = FEWEST, [ACCORD_TEAM_TEAM] = 0, [ACCORD_TEAM_REVENUE] = 0, [ACCORD_TEAM_WON] = 0,
    [ACCORD_TEAM_WIN_RATE] = 2, [ACCORD_TEAM_CYCLE] = 0, [ACCORD_TEAM_OPEN] = 2,
    [ACCORD_TEAM_QUOTA] = FEWEST, [ACCORD_TEAM_COVERAGE] = 1, [ACCORD_TEAM_OVERDUE] = FEWEST, [ACCORD_TEAM_LOAD] = 0,
  };

  for (int i = 0; i < ACCORD_TEAM_N_COLUMNS; i++)
    gtk_column_view_column_set_visible (self->columns[i], self->room <= from_room[i]);
}

static void
set_room (AccordWholeTeamPage *self, int room)
{
  GtkWidget *strip = adw_bin_get_child (self->strip);

  if (self->room == room)
    return;
  self->room = room;
  if (strip != NULL)
    {
      accord_stat_strip_set_columns (ACCORD_STAT_STRIP (strip), room == FEWEST ? 2 : 0);
      show_columns (self);
    }
  if (self->quota != NULL)
    accord_member_quota_set_columns (self->quota, room == FEWEST ? 2 : 0);
  if (self->period != NULL)
    accord_period_button_set_arrows (self->period, room != FEWEST);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROOM]);
}

static void
sort_due (gpointer data)
{
  gtk_sorter_changed (gtk_column_view_get_sorter (ACCORD_WHOLE_TEAM_PAGE (data)->table), GTK_SORTER_CHANGE_DIFFERENT);
}

/* A list keeps its first row in view when others come before it; the reader who has not moved sees the top. */
static void
show_top (gpointer data)
{
  AccordWholeTeamPage *self = data;

  if (self->table == NULL || self->members == 0)
    return;
  if (gtk_widget_get_height (GTK_WIDGET (self->table)) > 0)
    gtk_column_view_scroll_to (self->table, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    accord_frame_call_queue (&self->top_due); /* it has no place yet */
}

/* What was put in order before it was seen has kept another row in view than the first. */
static void
first_shown_cb (AccordWholeTeamPage *self)
{
  g_signal_handlers_disconnect_by_func (self, first_shown_cb, NULL);
  accord_frame_call_queue (&self->top_due);
}

static void
order_changed_cb (AccordWholeTeamPage *self, guint position, guint removed, guint added, GListModel *people)
{
  self->members = g_list_model_get_n_items (people);
  if (self->table == NULL)
    return;
  if (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table))) <= 0)
    accord_frame_call_queue (&self->top_due);
}

static void
figures_changed_cb (AccordWholeTeamPage *self)
{
  accord_frame_call_queue (&self->sort_due);
}

static void
accord_whole_team_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ROOM)
    g_value_set_int (value, ACCORD_WHOLE_TEAM_PAGE (object)->room);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_whole_team_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ROOM)
    set_room (ACCORD_WHOLE_TEAM_PAGE (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_whole_team_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_WHOLE_TEAM_PAGE); /* empties the table, which tells */
  accord_frame_call_clear (&ACCORD_WHOLE_TEAM_PAGE (object)->sort_due);
  accord_frame_call_clear (&ACCORD_WHOLE_TEAM_PAGE (object)->top_due);
  G_OBJECT_CLASS (accord_whole_team_page_parent_class)->dispose (object);
}

static void
accord_whole_team_page_class_init (AccordWholeTeamPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_whole_team_page_get_property;
  object_class->set_property = accord_whole_team_page_set_property;
  object_class->dispose = accord_whole_team_page_dispose;
  props[PROP_ROOM] = g_param_spec_int ("room", NULL, NULL, 0, FEWEST, 0,
                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_app/Accord/team/accord-whole-team-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordWholeTeamPage, header);
  gtk_widget_class_bind_template_child (widget_class, AccordWholeTeamPage, strip);
  gtk_widget_class_bind_template_child (widget_class, AccordWholeTeamPage, ways);
  gtk_widget_class_bind_template_child (widget_class, AccordWholeTeamPage, table);
}

static void
accord_whole_team_page_init (AccordWholeTeamPage *self)
{
  accord_frame_call_init (&self->sort_due, sort_due, self);
  accord_frame_call_init (&self->top_due, show_top, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (first_shown_cb), NULL);
}

static void
fill_table (AccordWholeTeamPage *self, AccordWorkspace *workspace, AccordFigures *figures, AccordGoalFigures *goals,
            AccordTeamFacts *facts, AccordMemberList *members)
{
  GtkSortListModel *sorted;
  g_autoptr (GtkNoSelection) selection = NULL;

  for (int i = 0; i < ACCORD_TEAM_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = accord_team_column_new (workspace, figures, goals, facts, (AccordTeamColumn) i);

      gtk_column_view_append_column (self->table, column);
      self->columns[i] = column;
    }
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (members)),
                                    g_object_ref (gtk_column_view_get_sorter (self->table)));
  g_signal_connect_object (sorted, "items-changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  gtk_column_view_sort_by_column (self->table, self->columns[ACCORD_TEAM_NAME], GTK_SORT_ASCENDING);
  align_headings (self);
}

/* The same people as cards; which of the two is remembered while the window is open. */
static void
shown_cb (AccordWholeTeamPage *self)
{
  gtk_stack_set_visible_child_name (self->ways, adw_toggle_group_get_active_name (self->way));
}

static void
add_cards (AccordWholeTeamPage *self, AccordWorkspace *workspace, GListModel *members, AccordGoalFigures *goals, AccordTeamFacts *facts)
{
  static const char *const names[] = { "table", "cards" }, *const icons[] = { "accord-list-symbolic", "accord-person-symbolic" };
  const char *const tooltips[] = { _("As a Table"), _("As Cards") };

  self->way = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, names[i]);
      adw_toggle_set_icon_name (toggle, icons[i]);
      adw_toggle_set_tooltip (toggle, tooltips[i]);
      adw_toggle_group_add (self->way, toggle);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->way), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View"), -1);
  gtk_stack_add_named (self->ways, accord_member_cards_new (workspace, members, goals, facts), "cards");
  adw_header_bar_pack_start (self->header, GTK_WIDGET (self->way));
  g_signal_connect_object (self->way, "notify::active-name", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_whole_team_page_new:
 * @workspace: the open file
 * @figures: of the Team page, grouped by member
 * @goals: quotas of the period
 * @facts: load and absence
 * @members: the people
 * @period: the period button, put into the header
 *
 * Returns: (transfer floating): the page
 */
AccordWholeTeamPage *
accord_whole_team_page_new (AccordWorkspace *workspace, AccordFigures *figures, AccordGoalFigures *goals,
                            AccordTeamFacts *facts, AccordMemberList *members, AccordPeriodButton *period)
{
  AccordWholeTeamPage *self = g_object_new (ACCORD_TYPE_WHOLE_TEAM_PAGE, NULL);

  adw_header_bar_pack_end (self->header, GTK_WIDGET (period));
  self->period = period;
  accord_period_button_set_arrows (period, self->room != FEWEST);
  self->quota = accord_member_quota_new (workspace, goals, 0);
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->strip))), self->quota);
  add_cards (self, workspace, G_LIST_MODEL (members), goals, facts);
  adw_bin_set_child (self->strip, accord_member_strip_new (workspace, figures, facts, 0));
  accord_member_quota_align (self->quota, ACCORD_STAT_STRIP (adw_bin_get_child (self->strip)));
  fill_table (self, workspace, figures, goals, facts, members);
  show_columns (self);
  g_signal_connect_object (figures, "changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
