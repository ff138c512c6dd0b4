/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTeamPage: the part of the window about people. It owns the period and the figures that the
 * list, the table and the pages of people show.
 *
 *   AccordMemberList ─▶ AccordTeamList ──selected──▶ AccordMemberPage, AccordWholeTeamPage
 *   AccordFigures (by member) ──────────────────────▲
 */

#include "accord-config.h"

#include "accord-team-page.h"

#include "accord-close-span.h"
#include "accord-commit.h"
#include "accord-figure-words.h"
#include "accord-member-page.h"
#include "accord-member-strip.h"
#include "accord-record-dialog.h"
#include "accord-sidebar-button.h"
#include "accord-team-list.h"
#include "accord-tooltip.h"
#include "accord-whole-team-page.h"

#include <glib/gi18n-lib.h>

#define NOBODY (-1)

struct _AccordTeamPage {
  AdwBin parent_instance;

  AdwNavigationSplitView *split;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkStack *states;
  AdwBin *list;
  AdwNavigationView *detail;

  AccordWorkspace *workspace;
  AccordFigures *figures;
  AccordGoalFigures *goals; /* quotas of the period */
  AccordTeamFacts *facts;
  AccordMemberList *members;
  AccordPeriod period;
  gint64 newest;
  gint64 shown; /* member, 0: whole team, NOBODY */
  gboolean started; /* the first period is known */
};

G_DEFINE_FINAL_TYPE (AccordTeamPage, accord_team_page, ADW_TYPE_BIN)

static AccordTeamList *
team_list (AccordTeamPage *self)
{
  return ACCORD_TEAM_LIST (adw_bin_get_child (self->list));
}

/* ---- the list and its title ---- */

static void
update_title (AccordTeamPage *self)
{
  const AccordFigure *revenue = accord_figures_total (self->figures, "revenue");
  const AccordFigure *rate = accord_figures_total (self->figures, "win-rate");
  gint64 n = MAX (accord_id_list_get_total (accord_member_list_get_members (self->members)), 0);
  g_autofree char *number = accord_number_format (n);
  g_autofree char *people = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person", "%s people", (gulong) n), number);
  g_autofree char *value = accord_figure_short (revenue);
  g_autofree char *rate_text = accord_figure_short (rate);
  g_autofree char *period = accord_period_label (&self->period);
  g_autofree char *subtitle = NULL;
  g_autofree char *rate_words = g_strdup_printf (_("win rate %s"), rate_text);
  g_autofree char *note = NULL;

  subtitle = g_strdup_printf ("%s · %s", people, period);
  note = g_strdup_printf ("%s · %s", people, rate_words);
  adw_window_title_set_subtitle (self->title, n > 0 ? subtitle : "");
  accord_team_list_set_whole (team_list (self), value, note);
}

static void
search_changed_cb (AccordTeamPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  g_autoptr (GError) error = NULL;

  if (!accord_query_set_sort (query, "name", FALSE, &error))
    g_critical ("Members cannot be put in order: %s", error->message);
  if (*typed != '\0')
    accord_query_set_search (query, typed);
  accord_id_list_set_query (accord_member_list_get_members (self->members), query);
}

/* ---- the pages beside it ---- */

static void
period_changed_cb (AccordTeamPage *self, AccordPeriodButton *button)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->detail);

  self->period = *accord_period_button_get_period (button);
  accord_figures_ask (self->figures, &self->period, 0);
  accord_member_list_set_period (self->members, &self->period);
  accord_goal_figures_ask (self->goals, "revenue", &self->period, 1);
  if (ACCORD_IS_MEMBER_PAGE (page))
    accord_member_page_show_period (ACCORD_MEMBER_PAGE (page), &self->period);
  update_title (self);
}

static AccordPeriodButton *
make_period_button (AccordTeamPage *self)
{
  AccordPeriodButton *button = ACCORD_PERIOD_BUTTON (accord_period_button_new (accord_workspace_get_fiscal_month (self->workspace)));

  accord_period_button_follow (button, self->workspace);
  accord_period_button_set_newest (button, self->newest);
  accord_period_button_set_period (button, &self->period);
  g_signal_connect_object (button, "changed", G_CALLBACK (period_changed_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_detail (AccordTeamPage *self, gint64 member, gboolean open)
{
  AdwNavigationPage *page;

  self->shown = member;
  if (member > 0)
    page = ADW_NAVIGATION_PAGE (accord_member_page_new (self->workspace, self->figures, self->goals, self->facts, member, make_period_button (self)));
  else
    page = ADW_NAVIGATION_PAGE (accord_whole_team_page_new (self->workspace, self->figures, self->goals, self->facts, self->members,
                                                            make_period_button (self)));
  adw_navigation_view_replace (self->detail, &page, 1);
  if (open)
    adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (open || !adw_navigation_split_view_get_collapsed (self->split))
    accord_team_list_select (team_list (self), member);
}

/* Nobody is there yet: nothing to show beside the list. */
static void
show_blank (AccordTeamPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  AdwNavigationPage *page;

  self->shown = NOBODY;
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  page = adw_navigation_page_new (view, _("Team"));
  adw_navigation_view_replace (self->detail, &page, 1);
}

static void
update_state (AccordTeamPage *self)
{
  AccordEmptyReason reason = accord_id_list_get_empty_reason (accord_member_list_get_members (self->members));

  if (reason == ACCORD_EMPTY_NO_RECORDS && self->shown == 0)
    show_blank (self);
  else if (reason == ACCORD_EMPTY_NOT && self->shown == NOBODY && self->started)
    show_detail (self, 0, FALSE);
  gtk_stack_set_visible_child_name (self->states, reason == ACCORD_EMPTY_NO_RECORDS ? "empty"
                                                  : reason == ACCORD_EMPTY_NO_MATCH ? "no-match"
                                                                                    : "list");
  update_title (self);
}

static void
selected_cb (AccordTeamPage *self, gint64 member)
{
  show_detail (self, member, TRUE);
}

/* Back in the list of a narrow window: the same person can be chosen again. */
static void
show_content_cb (AccordTeamPage *self)
{
  if (adw_navigation_split_view_get_collapsed (self->split) &&
      !adw_navigation_split_view_get_show_content (self->split))
    accord_team_list_unselect (team_list (self));
  else if (self->shown != NOBODY)
    accord_team_list_select (team_list (self), self->shown);
}

/* ---- the first period ---- */

static DexFuture *
span_read_cb (DexFuture *future, gpointer data)
{
  AccordTeamPage *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  gint64 today = accord_date_today ();

  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (value != NULL)
    {
      const AccordCloseSpan *span = g_value_get_boxed (value);

      accord_close_span_start (span, ACCORD_PERIOD_QUARTER, today, accord_workspace_get_fiscal_month (self->workspace),
                               &self->period);
      self->newest = accord_close_span_newest (span, today);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.error", "s", error->message);
  accord_figures_ask (self->figures, &self->period, 0);
  accord_member_list_set_period (self->members, &self->period);
  accord_goal_figures_ask (self->goals, "revenue", &self->period, 1);
  self->started = TRUE;
  if (self->shown != NOBODY)
    show_detail (self, self->shown, FALSE);
  update_state (self);
  return dex_future_new_true ();
}

/* ---- actions ---- */

static void
added_cb (AccordTeamPage *self, gint64 member)
{
  accord_team_page_show (self, member);
}

static void
new_member (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordTeamPage *self = ACCORD_TEAM_PAGE (widget);
  AdwDialog *dialog = accord_record_dialog_new_add (self->workspace, &accord_member_kind, NULL, 0);

  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
change_order (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordTeamPage *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  AccordTeamOrder order = g_str_equal (name, "revenue")    ? ACCORD_TEAM_BY_REVENUE
                          : g_str_equal (name, "win-rate") ? ACCORD_TEAM_BY_WIN_RATE
                                                           : ACCORD_TEAM_BY_NAME;

  g_simple_action_set_state (action, parameter);
  accord_team_list_set_order (team_list (self), order);
}

static void
add_actions (AccordTeamPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) order =
    g_simple_action_new_stateful ("order", G_VARIANT_TYPE_STRING, g_variant_new_string ("name"));

  g_signal_connect_object (order, "activate", G_CALLBACK (change_order), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (order));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "team", G_ACTION_GROUP (group));
}

static void
step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  accord_team_list_select_next (team_list (ACCORD_TEAM_PAGE (widget)), g_variant_get_int32 (parameter));
}

static void
accord_team_page_dispose (GObject *object)
{
  AccordTeamPage *self = ACCORD_TEAM_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_TEAM_PAGE);
  g_clear_object (&self->members);
  g_clear_object (&self->figures);
  g_clear_object (&self->goals);
  g_clear_object (&self->facts);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_team_page_parent_class)->dispose (object);
}

static void
accord_team_page_class_init (AccordTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_team_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/team/accord-team-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordTeamPage, split);
  gtk_widget_class_bind_template_child (widget_class, AccordTeamPage, header);
  gtk_widget_class_bind_template_child (widget_class, AccordTeamPage, title);
  gtk_widget_class_bind_template_child (widget_class, AccordTeamPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordTeamPage, search);
  gtk_widget_class_bind_template_child (widget_class, AccordTeamPage, states);
  gtk_widget_class_bind_template_child (widget_class, AccordTeamPage, list);
  gtk_widget_class_bind_template_child (widget_class, AccordTeamPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "team.new", NULL, new_member);
  gtk_widget_class_install_action (widget_class, "team.step", "i", step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "team.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "team.step", "i", 1);
}

static void
accord_team_page_init (AccordTeamPage *self)
{
  self->shown = NOBODY;
  self->newest = accord_date_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
}

static void
fill_header (AccordTeamPage *self)
{
  GtkWidget *new_button = gtk_button_new_from_icon_name ("accord-plus-symbolic");

  accord_tooltip_set (new_button, _("New Member"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (new_button), "team.new");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "team.new", !accord_workspace_is_read_only (self->workspace));
  adw_header_bar_pack_start (self->header, accord_sidebar_button_new ());
  adw_header_bar_pack_start (self->header, new_button);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
}

static void
fill (AccordTeamPage *self)
{
  AccordIdList *ids;

  self->period = accord_period_containing (ACCORD_PERIOD_QUARTER, self->newest,
                                           accord_workspace_get_fiscal_month (self->workspace));
  self->figures = accord_figures_new (self->workspace, accord_member_strip_kpis, "member");
  self->goals = accord_goal_figures_new (self->workspace);
  self->facts = accord_team_facts_new (self->workspace);
  self->members = accord_member_list_new (self->workspace, &self->period);
  adw_bin_set_child (self->list, accord_team_list_new (self->members));
  accord_team_list_set_goals (team_list (self), self->goals, accord_workspace_get_currency (self->workspace));
  ids = accord_member_list_get_members (self->members);
  g_signal_connect_object (ids, "notify::empty-reason", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ids, "notify::total", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->figures, "failed", G_CALLBACK (accord_say_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->members, "failed", G_CALLBACK (accord_say_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (team_list (self), "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-content", G_CALLBACK (show_content_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_team_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page; it fills by itself
 */
GtkWidget *
accord_team_page_new (AccordWorkspace *workspace)
{
  AccordTeamPage *self = g_object_new (ACCORD_TYPE_TEAM_PAGE, NULL);
  DexFuture *span = accord_close_span_read (accord_workspace_get_store (workspace), accord_date_today ());

  self->workspace = g_object_ref (workspace);
  fill_header (self);
  fill (self);
  update_state (self);
  dex_future_disown (dex_future_finally (span, span_read_cb, g_object_ref (self), g_object_unref));
  return GTK_WIDGET (self);
}

/**
 * accord_team_page_show:
 * @self: the page
 * @member: id; 0: the whole team
 *
 * Shows a person, in a narrow window instead of the list.
 */
void
accord_team_page_show (AccordTeamPage *self, gint64 member)
{
  g_return_if_fail (ACCORD_IS_TEAM_PAGE (self));

  show_detail (self, member, TRUE);
}

/**
 * accord_team_page_focus_search:
 * @self: the page
 *
 * Puts the cursor into the search of the list.
 */
void
accord_team_page_focus_search (AccordTeamPage *self)
{
  g_return_if_fail (ACCORD_IS_TEAM_PAGE (self));

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
