/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of people in the list of the team, in use again for others when they scroll away. Main thread. */

#include "accord-config.h"

#include "accord-team-rows.h"

#include "accord-data-label.h"
#include "accord-figure-words.h"
#include "accord-team-row.h"
#include "accord-team-order.h"

#include <glib/gi18n-lib.h>

struct _AccordTeamRows {
  grefcount refs;   /* the list and its factories */
  GPtrArray *shown; /* of AccordTeamRow, borrowed */
  AccordGoalFigures *goals; /* quotas of the period; or NULL */
  char *currency;
  double best;      /* what a full meter stands for */
  char *best_text;
};

/**
 * accord_team_rows_new:
 *
 * Returns: (transfer full): no rows yet
 */
AccordTeamRows *
accord_team_rows_new (void)
{
  AccordTeamRows *self = g_new0 (AccordTeamRows, 1);

  g_ref_count_init (&self->refs);
  self->shown = g_ptr_array_new ();
  self->best_text = g_strdup ("—");
  return self;
}

void
accord_team_rows_unref (AccordTeamRows *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->shown);
  g_clear_object (&self->goals);
  g_free (self->currency);
  g_free (self->best_text);
  g_free (self);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, accord_team_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, AccordTeamRows *self)
{
  AccordTeamRow *row = ACCORD_TEAM_ROW (gtk_list_item_get_child (list_item));

  accord_team_row_set_list_item (row, list_item);
  accord_team_row_set_best (row, self->best, self->best_text);
  if (self->goals != NULL)
    accord_team_row_set_goals (row, self->goals, self->currency);
  accord_team_row_set_item (row, gtk_list_item_get_item (list_item));
  g_ptr_array_add (self->shown, row);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, AccordTeamRows *self)
{
  AccordTeamRow *row = ACCORD_TEAM_ROW (gtk_list_item_get_child (list_item));

  if (row != NULL)
    {
      accord_team_row_set_list_item (row, NULL);
      accord_team_row_set_item (row, NULL);
    }
  g_ptr_array_remove_fast (self->shown, row);
}

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = accord_data_label_new ("heading secondary");

  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  const char *team = accord_member_item_team (gtk_list_header_get_item (header));

  accord_data_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), team != NULL ? team : _("No Team"));
}

static gpointer
ref (AccordTeamRows *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

static void
unref_closure (gpointer self, GClosure *closure)
{
  accord_team_rows_unref (self);
}

/**
 * accord_team_rows_make_list:
 * @self: rows
 *
 * Returns: (transfer floating): a list without a model, whose headings are teams
 */
GtkListView *
accord_team_rows_make_list (AccordTeamRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (NULL, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (row_bind_cb), ref (self), unref_closure, 0);
  g_signal_connect_data (factory, "unbind", G_CALLBACK (row_unbind_cb), ref (self), unref_closure, 0);
  g_signal_connect (headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (header_bind_cb), NULL);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (list), headers);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (list), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_widget_add_css_class (list, "team-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People"), -1);
  return GTK_LIST_VIEW (list);
}

/**
 * accord_team_rows_set_best:
 * @self: rows
 * @best: (nullable): the highest revenue of the team: a full meter of those without a quota
 */
void
accord_team_rows_set_best (AccordTeamRows *self, const AccordFigure *best)
{
  self->best = best != NULL ? best->value : 0;
  g_free (self->best_text);
  self->best_text = accord_figure_short (best);
  for (guint i = 0; i < self->shown->len; i++)
    accord_team_row_set_best (g_ptr_array_index (self->shown, i), self->best, self->best_text);
}

/**
 * accord_team_rows_set_goals:
 * @self: rows, none of which is shown yet
 * @goals: quotas of the period
 * @currency: the workspace's
 */
void
accord_team_rows_set_goals (AccordTeamRows *self, AccordGoalFigures *goals, const char *currency)
{
  g_set_object (&self->goals, goals);
  g_set_str (&self->currency, currency);
}
