/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordInsightsPage: the part of the window that shows figures. Every tile and card reads and
 * refreshes itself; the page tells them the period and the person.
 *
 *   first and newest close ──▶ first period ──▶ tiles, revenue, cards
 *   AccordPeriodButton, AccordPeopleButton ──▲
 */

#include "accord-config.h"

#include "accord-insights-page-private.h"

#include "accord-lazy-menu.h"
#include "accord-plot-card.h"
#include "accord-sidebar-button.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define N_FIRST 3    /* charts that are in sight, or nearly so */
#define LATER_MS 50  /* after which the others are asked for: those in sight have their answer and are painted */
#define N_MORE 1     /* charts that are made in one turn behind those in sight */

enum { PROP_LAYOUT = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AccordInsightsPage, accord_insights_page, ADW_TYPE_BIN)

AccordInsightTiles *
accord_insights_page_tiles (AccordInsightsPage *self)
{
  return ACCORD_INSIGHT_TILES (adw_bin_get_child (self->tiles));
}

AccordInsightBoard *
accord_insights_page_cards (AccordInsightsPage *self)
{
  return ACCORD_INSIGHT_BOARD (adw_bin_get_child (self->cards));
}

AccordInsightAsk *
accord_insights_page_make_ask (AccordInsightsPage *self)
{
  return accord_insight_ask_new (accord_period_button_get_period (self->period), accord_compare_button_get_compare (self->compare),
                                 accord_people_button_get_member (self->people), accord_people_button_get_name (self->people));
}

/* Charts that say nothing of one member are not shown for one. @most: so many of the others. */
void
accord_insights_page_show_names (AccordInsightsPage *self, guint most)
{
  gboolean one = accord_people_button_get_member (self->people) != 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cards = NULL;

  for (int i = 0; self->dashboard->cards[i] != NULL && most > 0; i++)
    {
      const AccordInsightCard *card = accord_insight_card_find (self->dashboard->cards[i]);

      if (card == NULL || (one && !card->personal))
        continue;
      g_strv_builder_add (builder, self->dashboard->cards[i]);
      most--;
    }
  cards = g_strv_builder_end (builder);
  accord_insight_tiles_set_names (accord_insights_page_tiles (self), (const char *const *) self->dashboard->tiles);
  accord_insight_board_set_names (accord_insights_page_cards (self), (const char *const *) cards);
}

static void
ask_cards (AccordInsightsPage *self, guint from, const AccordInsightAsk *ask)
{
  AccordInsightBoard *cards = accord_insights_page_cards (self);

  for (guint i = from; i < accord_insight_board_get_n (cards); i++)
    accord_plot_card_ask (ACCORD_PLOT_CARD (accord_insight_board_get_widget (cards, i)), ask, i < N_FIRST ? 0 : LATER_MS);
}

/* The frame that begins here measures the chart that was made last. */
static gboolean
placed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  accord_frame_call_queue (&ACCORD_INSIGHTS_PAGE (widget)->more_due);
  return G_SOURCE_REMOVE;
}

/* Charts below those in sight are made one at a time, each behind the frame of the one before, so that no turn of the main loop
 * becomes long. */
static void
more_due (gpointer data)
{
  AccordInsightsPage *self = data;
  guint n = accord_insight_board_get_n (accord_insights_page_cards (self));
  g_autoptr (AccordInsightAsk) ask = NULL;

  if (self->dashboard == NULL || !self->started || self->resting)
    return;
  accord_insights_page_show_names (self, n + N_MORE);
  if (accord_insight_board_get_n (accord_insights_page_cards (self)) <= n)
    return;
  ask = accord_insights_page_make_ask (self);
  ask_cards (self, n, ask);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), placed_cb, NULL, NULL);
}

/* @from: the first chart that is asked; those before it have been. */
void
accord_insights_page_show_figures_from (AccordInsightsPage *self, guint from)
{
  g_autoptr (AccordInsightAsk) ask = NULL;

  if (self->dashboard == NULL || !self->started || self->resting)
    return;
  ask = accord_insights_page_make_ask (self);
  accord_insights_page_show_names (self, MAX (accord_insight_board_get_n (accord_insights_page_cards (self)), N_FIRST));
  accord_insight_tiles_ask (accord_insights_page_tiles (self), ask);
  ask_cards (self, from, ask);
  accord_frame_call_queue (&self->more_due);
}

void
accord_insights_page_show_figures (AccordInsightsPage *self)
{
  accord_insights_page_show_figures_from (self, 0);
}

static void
chosen_cb (AccordInsightsPage *self)
{
  gtk_widget_set_visible (self->older, FALSE);
  accord_insights_page_show_figures (self);
}

/* Which quarter is shown, where the running one has nothing yet. */
void
accord_insights_page_say_older (AccordInsightsPage *self, const AccordPeriod *period, int fiscal_month)
{
  AccordPeriod now = accord_period_containing (ACCORD_PERIOD_QUARTER, accord_date_today (), fiscal_month);
  g_autofree char *now_label = accord_period_label (&now);
  g_autofree char *label = accord_period_label (period);
  g_autofree char *words =
    g_strdup_printf (_("No deal has been closed in %s yet. These are the figures of %s, the latest quarter with "
                       "closed deals."),
                     now_label, label);

  gtk_label_set_text (self->older_words, words);
  gtk_widget_set_visible (self->older, TRUE);
}

void
accord_insights_page_show_state (AccordInsightsPage *self, const char *state)
{
  gboolean figures = g_str_equal (state, "figures");

  accord_stack_show (self->states, state);
  gtk_widget_set_visible (GTK_WIDGET (self->period), figures);
  gtk_widget_set_visible (GTK_WIDGET (self->people), figures);
  gtk_widget_set_visible (GTK_WIDGET (self->compare), figures && self->layout != ACCORD_LAYOUT_NARROW);
  gtk_widget_set_visible (self->menu, figures);
}

static void
arranged_done_cb (AccordInsightsPage *self)
{
  accord_insights_page_set_arranging (self, FALSE);
}

static GtkWidget *
make_card (const char *name, char **title, gboolean *wide, gpointer data)
{
  AccordInsightsPage *self = data;
  const AccordInsightCard *card = accord_insight_card_find (name);
  AccordStore *store = accord_workspace_get_store (self->workspace);
  GtkWidget *widget;

  if (card == NULL)
    return NULL;
  *title = accord_insight_card_title (store, name);
  *wide = card->wide;
  widget = accord_plot_card_new (self->workspace, name);
  accord_plot_card_set_resting (ACCORD_PLOT_CARD (widget), self->resting);
  return widget;
}

static void
committed_cb (AccordInsightsPage *self, AccordChangeSet *changes)
{
  if (accord_insight_reads ("deal:stage,closed_on workspace", changes))
    accord_insights_page_touched (self);
  if (accord_change_set_touches (changes, &accord_dashboard_kind))
    accord_insights_page_read_dashboard (self);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  AccordInsightsPage *self = ACCORD_INSIGHTS_PAGE (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  /* On a drill page Alt+← goes back. */
  if (g_strcmp0 (adw_navigation_page_get_tag (page), "insights") != 0 ||
      !gtk_widget_get_visible (GTK_WIDGET (self->period)))
    return GDK_EVENT_PROPAGATE;
  accord_period_button_step (self->period, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static void
set_layout (AccordInsightsPage *self, AccordInsightLayout layout)
{
  if (self->layout == layout)
    return;
  self->layout = layout;
  if (self->workspace != NULL)
    {
      accord_people_button_set_compact (self->people, layout == ACCORD_LAYOUT_NARROW);
      accord_period_button_set_compact (self->period, layout == ACCORD_LAYOUT_NARROW);
      gtk_widget_set_visible (GTK_WIDGET (self->compare), layout != ACCORD_LAYOUT_NARROW && gtk_widget_get_visible (self->menu));
      accord_insight_tiles_set_layout (accord_insights_page_tiles (self), layout);
      accord_insight_board_set_layout (accord_insights_page_cards (self), layout);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAYOUT]);
}

static void
accord_insights_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LAYOUT)
    g_value_set_int (value, ACCORD_INSIGHTS_PAGE (object)->layout);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_insights_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LAYOUT)
    set_layout (ACCORD_INSIGHTS_PAGE (object), (AccordInsightLayout) g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_insights_page_dispose (GObject *object)
{
  AccordInsightsPage *self = ACCORD_INSIGHTS_PAGE (object);

  accord_frame_call_clear (&self->look_due);
  accord_frame_call_clear (&self->more_due);
  dex_clear (&self->expected);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->dashboard, accord_dashboard_free);
  g_clear_pointer (&self->role, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_INSIGHTS_PAGE);
  G_OBJECT_CLASS (accord_insights_page_parent_class)->dispose (object);
}

static void
accord_insights_page_map (GtkWidget *widget)
{
  accord_insights_page_wake (ACCORD_INSIGHTS_PAGE (widget));
  GTK_WIDGET_CLASS (accord_insights_page_parent_class)->map (widget);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_app/Accord/insights/accord-insights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, view);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, header);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, states);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, older);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, older_words);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, AccordInsightsPage, arranging);
  gtk_widget_class_bind_template_callback (widget_class, arranged_done_cb);
}

static void
accord_insights_page_class_init (AccordInsightsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_insights_page_get_property;
  object_class->set_property = accord_insights_page_set_property;
  widget_class->map = accord_insights_page_map;
  object_class->dispose = accord_insights_page_dispose;
  props[PROP_LAYOUT] = g_param_spec_int ("layout", NULL, NULL, ACCORD_LAYOUT_WIDE, ACCORD_LAYOUT_NARROW,
                                         ACCORD_LAYOUT_WIDE,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "insights.page", "s", accord_insights_page_page_action);
  gtk_widget_class_install_action (widget_class, "insights.change", "s", accord_insights_page_change_action);
  gtk_widget_class_install_action (widget_class, "insights.role", "s", accord_insights_page_role_action);
  gtk_widget_class_install_action (widget_class, "insights.question", "s", accord_insights_page_question_action);
  gtk_widget_class_install_action (widget_class, "insights.export", "s", accord_insights_page_export_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, step_cb, "i", 1);
}

static void
accord_insights_page_init (AccordInsightsPage *self)
{
  accord_frame_call_init (&self->look_due, accord_insights_page_look, self);
  accord_frame_call_init (&self->more_due, more_due, self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_header (AccordInsightsPage *self)
{
  g_autoptr (GMenuModel) model = NULL;
  gboolean writes = !accord_workspace_is_read_only (self->workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insights.change", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insights.question", writes);
  self->period = ACCORD_PERIOD_BUTTON (accord_period_button_new (accord_workspace_get_fiscal_month (self->workspace)));
  accord_period_button_follow (self->period, self->workspace);
  self->people = ACCORD_PEOPLE_BUTTON (accord_people_button_new (self->workspace));
  self->compare = ACCORD_COMPARE_BUTTON (accord_compare_button_new ());
  model = accord_insights_page_make_menu (self);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  accord_lazy_menu_attach (GTK_MENU_BUTTON (self->menu), model);
  accord_tooltip_set (self->menu, _("Page Menu"));
  adw_header_bar_pack_start (self->header, accord_sidebar_button_new ());
  adw_header_bar_pack_start (self->header, GTK_WIDGET (self->period));
  adw_header_bar_pack_end (self->header, self->menu);
  adw_header_bar_pack_end (self->header, GTK_WIDGET (self->people));
  adw_header_bar_pack_end (self->header, GTK_WIDGET (self->compare));
  g_signal_connect_object (self->period, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

AccordInsightsPage *
accord_insights_page_make (AccordWorkspace *workspace, gboolean ahead)
{
  AccordInsightsPage *self = g_object_new (ACCORD_TYPE_INSIGHTS_PAGE, NULL);
  GtkWidget *cards;

  self->workspace = g_object_ref (workspace);
  self->resting = ahead;
  fill_header (self);
  adw_bin_set_child (self->tiles, accord_insight_tiles_new (workspace));
  accord_insight_tiles_set_resting (accord_insights_page_tiles (self), ahead);
  cards = accord_insight_board_new ("cards", FALSE, make_card, self);
  adw_bin_set_child (self->cards, cards);
  g_signal_connect_object (accord_insight_tiles_get_board (accord_insights_page_tiles (self)), "arranged", G_CALLBACK (accord_insights_page_tiles_arranged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cards, "arranged", G_CALLBACK (accord_insights_page_cards_arranged), self, G_CONNECT_SWAPPED);
  accord_insights_page_show_state (self, "loading");
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  accord_insights_page_look (self);
  return self;
}

/**
 * accord_insights_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page; it fills by itself
 */
GtkWidget *
accord_insights_page_new (AccordWorkspace *workspace)
{
  return GTK_WIDGET (accord_insights_page_make (workspace, FALSE));
}
