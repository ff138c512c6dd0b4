/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordGoalRow: a line of the goals list, which follows the figures. AccordGoalItem: whose it is. */

#include "accord-config.h"

#include "accord-goal-row.h"

#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-goal-meter.h"
#include "accord-meter.h"

#include <glib/gi18n-lib.h>

struct _AccordGoalItem {
  GObject parent_instance;
  AccordGoalScope scope;
  gint64 id;
  char *name; /* NULL: the company */
  gboolean indented;
};

G_DEFINE_FINAL_TYPE (AccordGoalItem, accord_goal_item, G_TYPE_OBJECT)

static void
accord_goal_item_finalize (GObject *object)
{
  g_free (ACCORD_GOAL_ITEM (object)->name);
  G_OBJECT_CLASS (accord_goal_item_parent_class)->finalize (object);
}

static void
accord_goal_item_class_init (AccordGoalItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_goal_item_finalize;
}

static void
accord_goal_item_init (AccordGoalItem *self)
{
}

/**
 * accord_goal_item_new:
 * @scope: company, team or member
 * @id: of the team or member; 0 for the company
 * @name: (nullable): of the team or member; %NULL for the company
 * @indented: whether it stands below its team
 *
 * Returns: (transfer full): whose goal a line is about
 */
AccordGoalItem *
accord_goal_item_new (AccordGoalScope scope, gint64 id, const char *name, gboolean indented)
{
  AccordGoalItem *self = g_object_new (ACCORD_TYPE_GOAL_ITEM, NULL);

  self->scope = scope;
  self->id = id;
  self->name = g_strdup (name);
  self->indented = indented;
  return self;
}

/**
 * accord_goal_item_get_scope:
 * @self: an item
 *
 * Returns: company, team or member
 */
AccordGoalScope
accord_goal_item_get_scope (AccordGoalItem *self)
{
  return self->scope;
}

/**
 * accord_goal_item_get_id:
 * @self: an item
 *
 * Returns: id of the team or member; 0 for the company
 */
gint64
accord_goal_item_get_id (AccordGoalItem *self)
{
  return self->id;
}

/**
 * accord_goal_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): of the team or member; the company is called what the language calls it
 */
const char *
accord_goal_item_get_name (AccordGoalItem *self)
{
  return self->name != NULL ? self->name : _("Whole Company");
}

/* The row */

struct _AccordGoalRow {
  GtkBox parent_instance;

  AccordGoalFigures *figures;
  char *currency;
  AccordGoalItem *item;
  guint period;
  GtkWidget *avatar;
  GtkWidget *icon;
  GtkLabel *name;
  GtkLabel *value;
  GtkWidget *meter;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (AccordGoalRow, accord_goal_row, GTK_TYPE_BOX)

static void
update (AccordGoalRow *self)
{
  const AccordGoalState *state;
  g_autofree char *attained = NULL;
  g_autofree char *reached = NULL;

  if (self->item == NULL)
    return;
  state = accord_goal_figures_find (self->figures, self->item->scope, self->item->id, self->period);
  attained = state != NULL ? accord_goal_attainment (state) : g_strdup ("");
  reached = state != NULL ? accord_goal_reached (state, self->currency) : g_strdup ("");
  accord_data_label_set_text (self->value, attained);
  accord_data_label_set_text (self->note, reached);
  accord_goal_meter_show (self->meter, state, self->currency);
  if (state != NULL && accord_goal_is_behind (state))
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "warning");
}

static void
accord_goal_row_dispose (GObject *object)
{
  AccordGoalRow *self = ACCORD_GOAL_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->figures);
  g_clear_pointer (&self->currency, g_free);
  G_OBJECT_CLASS (accord_goal_row_parent_class)->dispose (object);
}

static void
accord_goal_row_class_init (AccordGoalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_goal_row_dispose;
}

static void
accord_goal_row_init (AccordGoalRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  self->avatar = accord_avatar_new (NULL, TRUE, 34);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "accord-team-symbolic", "width-request", 34, "height-request", 34, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->icon, "group-icon");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  self->name = GTK_LABEL (accord_data_label_new ("row-name"));
  self->value = GTK_LABEL (accord_data_label_new ("numeric"));
  self->meter = accord_meter_new ();
  self->note = GTK_LABEL (accord_data_label_new ("caption secondary"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (texts), line);
  gtk_box_append (GTK_BOX (texts), self->meter);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self), self->avatar);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), texts);
}

/**
 * accord_goal_row_new:
 * @figures: followed
 * @currency: the workspace's
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_goal_row_new (AccordGoalFigures *figures, const char *currency)
{
  AccordGoalRow *self = g_object_new (ACCORD_TYPE_GOAL_ROW, NULL);

  self->figures = g_object_ref (figures);
  self->currency = g_strdup (currency);
  g_signal_connect_object (figures, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_goal_row_set_item:
 * @item: (nullable): whose goal it shows
 */
void
accord_goal_row_set_item (AccordGoalRow *self, AccordGoalItem *item)
{
  gboolean member = item != NULL && item->scope == ACCORD_GOAL_OF_MEMBER;

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  gtk_widget_set_visible (self->avatar, member);
  gtk_widget_set_visible (self->icon, !member);
  gtk_widget_set_margin_start (GTK_WIDGET (self), item->indented ? 16 : 0);
  accord_avatar_set_display_name (ACCORD_AVATAR (self->avatar), item->name);
  accord_data_label_set_text (self->name, accord_goal_item_get_name (item));
  update (self);
}

/**
 * accord_goal_row_set_period:
 * @period: index of what the figures were asked for
 */
void
accord_goal_row_set_period (AccordGoalRow *self, guint period)
{
  self->period = period;
  update (self);
}
