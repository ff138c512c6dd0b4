/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealHeading: see the header. What gives the group its name may still be on its way; it is shown when it is
 * there. */

#include "accord-config.h"

#include "accord-deal-heading.h"

#include "accord-data-label.h"
#include "accord-figure-words.h"
#include "accord-sum-lines.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordDealHeading {
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *sums;
  AccordEntity *entity; /* or NULL: the name is known */
  char *name;
  char *count;
  char *heard;          /* the sums in full */
};

G_DEFINE_FINAL_TYPE (AccordDealHeading, accord_deal_heading, ADW_TYPE_BIN)

static void
show_name (AccordDealHeading *self)
{
  const char *name = self->entity != NULL ? accord_entity_get_title (self->entity) : self->name;
  g_autofree char *words = g_strjoin (", ", name != NULL ? name : "", self->count, self->heard, NULL);

  accord_data_label_set_text (self->title, name);
  accord_tooltip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
accord_deal_heading_dispose (GObject *object)
{
  AccordDealHeading *self = ACCORD_DEAL_HEADING (object);

  accord_deal_heading_clear (self);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->count, g_free);
  g_clear_pointer (&self->heard, g_free);
  G_OBJECT_CLASS (accord_deal_heading_parent_class)->dispose (object);
}

static void
accord_deal_heading_class_init (AccordDealHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_heading_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
accord_deal_heading_init (AccordDealHeading *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = GTK_LABEL (accord_data_label_new ("heading"));
  self->sums = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sums));
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_deal_heading_new:
 *
 * Returns: (transfer floating): the heading of no group yet
 */
GtkWidget *
accord_deal_heading_new (void)
{
  return g_object_new (ACCORD_TYPE_DEAL_HEADING, NULL);
}

/**
 * accord_deal_heading_show:
 * @self: a heading
 * @workspace: the open file
 * @by: what the deals are grouped by
 * @group: the group below
 */
void
accord_deal_heading_show (AccordDealHeading *self, AccordWorkspace *workspace, const char *by, const AccordDealGroup *group)
{
  g_auto (AccordSumLines) lines = { 0 };
  g_autofree char *words = NULL, *line = NULL;

  g_return_if_fail (ACCORD_IS_DEAL_HEADING (self));

  accord_deal_heading_clear (self);
  accord_sum_lines_init (&lines, accord_workspace_get_currency (workspace));
  accord_sum_lines_add_total (&lines, &group->total);
  lines.too_big = lines.too_big || group->too_big;
  g_free (self->count);
  self->count = accord_deals_words (group->total.n_deals);
  g_free (self->heard);
  self->heard = accord_sum_lines_describe (&lines);
  words = accord_sum_lines_words (&lines, TRUE);
  line = g_strjoin (" · ", self->count, words, NULL);
  gtk_label_set_text (self->sums, line);
  self->entity = accord_deal_group_entity (workspace, by, group);
  g_free (self->name);
  self->name = accord_deal_group_title (workspace, by, group);
  if (self->entity != NULL)
    g_signal_connect_object (self->entity, "notify::title", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  show_name (self);
}

/**
 * accord_deal_heading_clear:
 * @self: a heading
 *
 * It follows no name any more.
 */
void
accord_deal_heading_clear (AccordDealHeading *self)
{
  g_return_if_fail (ACCORD_IS_DEAL_HEADING (self));

  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_clear_object (&self->entity);
}
