/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A grid of members. Its cards follow quotas, load and the members themselves. */

#include "accord-config.h"

#include "accord-member-cards.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-goal-meter.h"
#include "accord-meter.h"
#include "accord-tag.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  AccordGoalFigures *goals;
  AccordTeamFacts *facts;
} Cards;

static void
cards_free (gpointer data)
{
  Cards *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->goals);
  g_object_unref (self->facts);
  g_free (self);
}

typedef struct {
  Cards *cards; /* borrowed from the grid */
  GtkWidget *avatar, *name, *role, *place, *quota, *meter, *load, *load_meter, *away;
} Card;

static Card *
card_of (GtkListItem *item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "accord-card");
}

static void
show_quota (Card *card, gint64 member)
{
  const char *currency = accord_workspace_get_currency (card->cards->workspace);
  const AccordGoalState *state = accord_goal_figures_find (card->cards->goals, ACCORD_GOAL_OF_MEMBER, member, 0);
  g_autofree char *attained = state != NULL ? accord_goal_attainment (state) : g_strdup ("");
  g_autofree char *reached = state != NULL ? accord_goal_reached (state, currency) : g_strdup ("");
  g_autofree char *words = state != NULL && state->has_attainment ? g_strdup_printf ("%s · %s", attained, reached) : g_strdup (attained);

  accord_data_label_set_text (GTK_LABEL (card->quota), words);
  accord_goal_meter_show (card->meter, state, currency);
}

static void
show_load (Card *card, gint64 member)
{
  const AccordWorkload *load = accord_team_facts_get_load (card->cards->facts, member);
  double share = load != NULL ? accord_workload_share (load) : -1;
  g_autofree char *words = accord_team_facts_load_words (card->cards->facts, member);
  g_autofree char *away = accord_team_facts_absence (card->cards->facts, member);
  GtkWidget *old = adw_bin_get_child (ADW_BIN (card->away));

  accord_data_label_set_text (GTK_LABEL (card->load), words);
  gtk_widget_set_visible (card->load_meter, share >= 0);
  accord_meter_set_fraction (ACCORD_METER (card->load_meter), CLAMP (share, 0, 1));
  accord_meter_set_tint (ACCORD_METER (card->load_meter), share > 1 ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL);
  accord_meter_set_label (ACCORD_METER (card->load_meter), words);
  if (old != NULL)
    adw_bin_set_child (ADW_BIN (card->away), NULL);
  if (away != NULL)
    adw_bin_set_child (ADW_BIN (card->away), accord_tag_new (away, "accord-calendar-symbolic", ACCORD_TINT_WARNING));
}

static void
update (GtkListItem *item)
{
  Card *card = card_of (item);
  AccordMemberItem *member = gtk_list_item_get_item (item);
  AccordEntity *entity;
  AccordRecord *record;
  g_autofree char *role = NULL, *place = NULL;
  const char *team, *territory;

  if (member == NULL)
    return;
  entity = accord_member_item_get_member (member);
  record = accord_entity_get_record (entity);
  accord_avatar_set_display_name (ACCORD_AVATAR (card->avatar), accord_entity_get_title (entity));
  accord_data_label_set_text (GTK_LABEL (card->name), accord_entity_get_title (entity));
  gtk_list_item_set_accessible_label (item, accord_entity_get_title (entity));
  show_quota (card, accord_entity_get_id (entity));
  show_load (card, accord_entity_get_id (entity));
  if (record == NULL)
    return;
  role = accord_record_format (record, "role");
  team = accord_record_title_of (record, "team");
  territory = accord_record_text (record, "territory");
  place = team != NULL && territory != NULL ? g_strdup_printf ("%s · %s", team, territory) : g_strdup (team != NULL ? team : territory != NULL ? territory : "");
  accord_data_label_set_text (GTK_LABEL (card->role), role != NULL && *role != '\0' ? role : _("No role"));
  accord_data_label_set_text (GTK_LABEL (card->place), place);
}

static void
setup_cb (Cards *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Card *card = g_new0 (Card, 1);

  *card = (Card) { self, accord_avatar_new (NULL, TRUE, 48), accord_data_label_new ("heading"), accord_data_label_new ("caption secondary"),
                   accord_data_label_new ("caption secondary"), accord_data_label_new ("numeric"), accord_meter_new (),
                   accord_data_label_new ("caption secondary"), accord_meter_new (), adw_bin_new () };
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "member-card");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_halign (card->away, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), card->name);
  gtk_box_append (GTK_BOX (texts), card->role);
  gtk_box_append (GTK_BOX (texts), card->place);
  gtk_box_append (GTK_BOX (head), card->avatar);
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), card->quota);
  gtk_box_append (GTK_BOX (box), card->meter);
  gtk_box_append (GTK_BOX (box), card->load);
  gtk_box_append (GTK_BOX (box), card->load_meter);
  gtk_box_append (GTK_BOX (box), card->away);
  g_object_set_data_full (G_OBJECT (box), "accord-card", card, g_free);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (Cards *self, GtkListItem *item)
{
  AccordMemberItem *member = gtk_list_item_get_item (item);

  g_signal_connect_object (self->goals, "changed", G_CALLBACK (update), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facts, "changed", G_CALLBACK (update), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_member_item_get_member (member), "notify::record", G_CALLBACK (update), item, G_CONNECT_SWAPPED);
  update (item);
}

static void
unbind_cb (Cards *self, GtkListItem *item)
{
  AccordMemberItem *member = gtk_list_item_get_item (item);

  g_signal_handlers_disconnect_by_func (self->goals, update, item);
  g_signal_handlers_disconnect_by_func (self->facts, update, item);
  if (member != NULL)
    g_signal_handlers_disconnect_by_func (accord_member_item_get_member (member), update, item);
}

static void
activated_cb (GtkGridView *grid, guint position)
{
  g_autoptr (AccordMemberItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_grid_view_get_model (grid)), position);

  if (item != NULL)
    accord_show_record (GTK_WIDGET (grid), &accord_member_kind, accord_entity_get_id (accord_member_item_get_member (item)));
}

/**
 * accord_member_cards_new:
 * @workspace: the open file
 * @members: (transfer none): of #AccordMemberItem
 * @goals: quotas of the period
 * @facts: load and absence
 *
 * Returns: (transfer floating): the cards in a scrolled window
 */
GtkWidget *
accord_member_cards_new (AccordWorkspace *workspace, GListModel *members, AccordGoalFigures *goals, AccordTeamFacts *facts)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *grid = gtk_grid_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (members))), factory);
  Cards *self = g_new0 (Cards, 1);

  *self = (Cards) { g_object_ref (workspace), g_object_ref (goals), g_object_ref (facts) };
  g_object_set_data_full (G_OBJECT (factory), "accord-cards", self, cards_free);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (grid), 4);
  gtk_grid_view_set_min_columns (GTK_GRID_VIEW (grid), 1);
  gtk_grid_view_set_single_click_activate (GTK_GRID_VIEW (grid), TRUE);
  gtk_grid_view_set_tab_behavior (GTK_GRID_VIEW (grid), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (grid, "member-cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People"), -1);
  g_signal_connect (grid, "activate", G_CALLBACK (activated_cb), NULL);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", grid, NULL);
}
