/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordClusterRow: see the header. Own widget because a list view makes a few of them for a million
 * groups; the names come from live entities, so they are read only for what is on screen. */

#include "accord-config.h"

#include "accord-cluster-row.h"

#include <glib/gi18n-lib.h>
#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-money.h"

struct _AccordClusterRow {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordClusterItem *item;
  AccordEntity *entities[2];
  AccordAvatar *avatar;
  GtkLabel *names[2];
  GtkLabel *reasons;
  GtkLabel *score;
};

G_DEFINE_FINAL_TYPE (AccordClusterRow, accord_cluster_row, ADW_TYPE_BIN)

/**
 * accord_cluster_reasons:
 * @reasons: why records may be one
 *
 * Returns: (transfer full): as a line of words, weightiest first
 */
char *
accord_cluster_reasons (AccordTwinReasons reasons)
{
  g_auto (GStrv) words = accord_twin_reasons_to_words (reasons);

  return g_strjoinv (_ (", "), words);
}

static void
names_changed_cb (AccordClusterRow *self)
{
  const char *first = accord_entity_get_title (self->entities[0]);
  gboolean person = accord_kind_is (accord_entity_get_kind (self->entities[0]), &accord_contact_kind);

  accord_avatar_set_person (self->avatar, person);
  accord_avatar_set_display_name (self->avatar, first);
  for (int i = 0; i < 2; i++)
    accord_data_label_set_text (self->names[i], accord_entity_get_title (self->entities[i]));
}

static void
forget (AccordClusterRow *self)
{
  for (int i = 0; i < 2; i++)
    {
      if (self->entities[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->entities[i], self);
      g_clear_object (&self->entities[i]);
    }
  g_clear_object (&self->item);
}

static void
accord_cluster_row_dispose (GObject *object)
{
  AccordClusterRow *self = ACCORD_CLUSTER_ROW (object);

  forget (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_cluster_row_parent_class)->dispose (object);
}

static void
accord_cluster_row_class_init (AccordClusterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_cluster_row_dispose;
}

static void
accord_cluster_row_init (AccordClusterRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->avatar = ACCORD_AVATAR (accord_avatar_new ("", FALSE, 38));
  self->names[0] = GTK_LABEL (accord_data_label_new ("heading"));
  self->names[1] = GTK_LABEL (accord_data_label_new (NULL));
  self->reasons = GTK_LABEL (accord_data_label_new ("caption secondary"));
  g_object_set (self->reasons, "wrap", TRUE, "lines", 2, NULL);
  self->score = GTK_LABEL (accord_data_label_new ("numeric secondary"));
  gtk_label_set_ellipsize (self->score, PANGO_ELLIPSIZE_NONE); /* short, and what the eye compares */
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->names[0]));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->names[1]));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->reasons));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->avatar), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "cluster-row");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->avatar));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->score));
  gtk_box_append (GTK_BOX (box), arrow);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_cluster_row_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
accord_cluster_row_new (AccordWorkspace *workspace)
{
  AccordClusterRow *self = g_object_new (ACCORD_TYPE_CLUSTER_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

static void
show_group (AccordClusterRow *self, const AccordTwinCluster *cluster)
{
  g_autofree char *reasons = accord_cluster_reasons (cluster->reasons);
  g_autofree char *score = accord_percent_format (cluster->score / 100.0);
  g_autofree char *more = NULL;

  if (cluster->n_ids > 2)
    more = g_strdup_printf (ngettext ("%1$s · and %2$u more record", "%1$s · and %2$u more records", cluster->n_ids - 2),
                            reasons, cluster->n_ids - 2);
  gtk_label_set_text (self->reasons, more != NULL ? more : reasons);
  gtk_label_set_text (self->score, score);
}

/**
 * accord_cluster_row_set_item:
 * @self: a line
 * @item: (nullable): what it shows
 */
void
accord_cluster_row_set_item (AccordClusterRow *self, AccordClusterItem *item)
{
  const AccordTwinCluster *cluster;

  g_return_if_fail (ACCORD_IS_CLUSTER_ROW (self));

  forget (self);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  cluster = accord_cluster_item_get (item);
  for (int i = 0; i < 2; i++)
    {
      self->entities[i] = accord_workspace_get_entity (self->workspace, accord_cluster_item_get_kind (item), cluster->ids[i]);
      g_signal_connect_object (self->entities[i], "notify::title", G_CALLBACK (names_changed_cb), self, G_CONNECT_SWAPPED);
    }
  show_group (self, cluster);
  names_changed_cb (self);
}

/**
 * accord_cluster_row_describe:
 * @self: a line that shows a group
 *
 * Returns: (transfer full): what it says, for screen readers
 */
char *
accord_cluster_row_describe (AccordClusterRow *self)
{
  return g_strdup_printf (_ ("%1$s and %2$s, %3$s likely: %4$s"), gtk_label_get_text (self->names[0]),
                          gtk_label_get_text (self->names[1]), gtk_label_get_text (self->score),
                          gtk_label_get_text (self->reasons));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, AccordWorkspace *workspace)
{
  gtk_list_item_set_child (item, accord_cluster_row_new (workspace));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  AccordClusterRow *row = ACCORD_CLUSTER_ROW (gtk_list_item_get_child (item));
  g_autofree char *words = NULL;

  accord_cluster_row_set_item (row, gtk_list_item_get_item (item));
  words = accord_cluster_row_describe (row);
  gtk_list_item_set_accessible_label (item, words);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  accord_cluster_row_set_item (ACCORD_CLUSTER_ROW (gtk_list_item_get_child (item)), NULL);
}

/**
 * accord_cluster_row_factory_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): a factory of lines for a list of #AccordClusterItem
 */
GtkListItemFactory *
accord_cluster_row_factory_new (AccordWorkspace *workspace)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), workspace, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
