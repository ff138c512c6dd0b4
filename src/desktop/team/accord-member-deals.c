/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open deals of a member: the three largest, then "Show All 14". */

#include "accord-config.h"

#include "accord-member-deals.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-figure-drill.h"
#include "accord-id-list.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 3

typedef struct {
  GtkWidget *box; /* the owner of this */
  GtkWidget *all;
  GtkWidget *list;
  AccordWorkspace *workspace;
  AccordFigures *figures;
  AccordIdList *deals;
  gint64 member;
} Deals;

static void
deals_free (gpointer data)
{
  Deals *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->figures);
  g_object_unref (self->deals);
  g_free (self);
}

static AccordQuery *
open_query (gint64 member)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);
  g_autoptr (GError) error = NULL;

  accord_query_add_number (query, "owner", ACCORD_OP_IS, member);
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  if (!accord_query_set_sort (query, "amount", TRUE, &error))
    g_critical ("Open deals cannot be put in order: %s", error->message);
  accord_query_set_limit (query, MOST_ROWS);
  return query;
}

static char *
escaped (const char *text)
{
  return g_markup_escape_text (text != NULL ? text : "", -1);
}

static void
update_row (AdwActionRow *row, GParamSpec *pspec, AccordEntity *deal)
{
  AccordRecord *record = accord_entity_get_record (deal);
  GtkLabel *amount = g_object_get_data (G_OBJECT (row), "accord-amount");
  AccordAvatar *avatar = g_object_get_data (G_OBJECT (row), "accord-avatar");
  const char *customer, *stage;
  g_autofree char *subtitle = NULL, *money = NULL, *escaped_subtitle = NULL, *title = NULL;

  if (record == NULL)
    return;
  customer = accord_record_title_of (record, "customer");
  stage = accord_record_title_of (record, "stage");
  subtitle = customer != NULL ? g_strdup_printf ("%s · %s", customer, stage) : g_strdup (stage);
  money = accord_record_format (record, "amount");
  title = escaped (accord_record_title (record));
  escaped_subtitle = escaped (subtitle);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, escaped_subtitle);
  accord_data_label_set_text (amount, money != NULL && *money != '\0' ? money : _("no amount"));
  accord_avatar_set_display_name (avatar, customer != NULL ? customer : accord_record_title (record));
}

static void
row_updated_cb (AccordEntity *deal, GParamSpec *pspec, AdwActionRow *row)
{
  update_row (row, pspec, deal);
}

static void
row_activated_cb (AdwActionRow *row, AccordEntity *deal)
{
  accord_show_record (GTK_WIDGET (row), &accord_deal_kind, accord_entity_get_id (deal));
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  AccordEntity *deal = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *amount = accord_data_label_new ("numeric");
  GtkWidget *avatar = accord_avatar_new (NULL, FALSE, 34);

  gtk_label_set_ellipsize (GTK_LABEL (amount), PANGO_ELLIPSIZE_NONE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), amount);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "accord-amount", amount);
  g_object_set_data (G_OBJECT (row), "accord-avatar", avatar);
  g_signal_connect_object (deal, "notify::record", G_CALLBACK (row_updated_cb), row, 0);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), deal, 0);
  update_row (ADW_ACTION_ROW (row), NULL, deal);
  return row;
}

static void
update (GtkWidget *box)
{
  Deals *self = g_object_get_data (G_OBJECT (box), "accord-deals");
  const AccordFigure *figure = accord_figures_find (self->figures, "open-deals", self->member);
  gint64 n = figure != NULL ? figure->n : 0;
  g_autofree char *number = accord_number_format (n);
  g_autofree char *label = g_strdup_printf (_("Show All %s"), number);

  gtk_button_set_label (GTK_BUTTON (self->all), label);
  gtk_widget_set_visible (self->all, n > 0);
}

static void
all_clicked_cb (GtkWidget *box)
{
  Deals *self = g_object_get_data (G_OBJECT (box), "accord-deals");

  accord_figure_drill (box, self->workspace, accord_figures_get_request (self->figures),
                       accord_figures_find (self->figures, "open-value", self->member), NULL);
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_("No open deals"));

  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_set_margin_top (label, 14);
  gtk_widget_set_margin_bottom (label, 14);
  return label;
}

static void
fill (Deals *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = gtk_label_new (_("Open Deals"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  self->all = gtk_button_new ();
  gtk_widget_add_css_class (self->all, "flat");
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->all);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), make_placeholder ());
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "member-deals");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open Deals"), -1);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->deals), make_row, NULL, NULL);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->list);
}

/**
 * accord_member_deals_new:
 * @workspace: the open file
 * @figures: grouped by member, with "open-value" and "open-deals"
 * @member: id
 *
 * Returns: (transfer floating): heading and list; follow the journal
 */
GtkWidget *
accord_member_deals_new (AccordWorkspace *workspace, AccordFigures *figures, gint64 member)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Deals *self = g_new0 (Deals, 1);
  g_autoptr (AccordQuery) query = open_query (member);

  self->box = box;
  self->workspace = g_object_ref (workspace);
  self->figures = g_object_ref (figures);
  self->member = member;
  self->deals = accord_id_list_new (workspace);
  accord_id_list_set_query (self->deals, query);
  g_object_set_data_full (G_OBJECT (box), "accord-deals", self, deals_free);
  fill (self);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (all_clicked_cb), box, G_CONNECT_SWAPPED);
  g_signal_connect_object (figures, "changed", G_CALLBACK (update), box, G_CONNECT_SWAPPED);
  update (box);
  return box;
}
