/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFilterLinks: the records that a link is compared with. They are named in a filter by their
 * identity, which holds on every computer. */

#include "accord-config.h"

#include "accord-filter-links.h"

#include "accord-chip.h"
#include "accord-record-chooser.h"

#include <glib/gi18n-lib.h>

struct _AccordFilterLinks {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  GPtrArray *chosen; /* of AccordEntity */
  AdwWrapBox *box;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (AccordFilterLinks, accord_filter_links, ADW_TYPE_BIN)

static void show_chosen (AccordFilterLinks *self);

static void
removed_cb (GtkWidget *chip, AccordFilterLinks *self)
{
  g_ptr_array_remove (self->chosen, g_object_get_data (G_OBJECT (chip), "entity"));
  show_chosen (self);
  gtk_widget_grab_focus (self->add);
}

static void
show_chosen (AccordFilterLinks *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != self->add && child != NULL)
    adw_wrap_box_remove (self->box, child);
  for (guint i = self->chosen->len; i-- > 0;)
    {
      GtkWidget *chip = accord_chip_new_removable (accord_entity_get_title (self->chosen->pdata[i]));

      g_object_set_data (G_OBJECT (chip), "entity", self->chosen->pdata[i]);
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, 0);
      adw_wrap_box_prepend (self->box, chip);
    }
}

static void
chosen_cb (AccordFilterLinks *self, gint64 id)
{
  accord_filter_links_add (self, id);
  gtk_widget_grab_focus (self->add);
}

static void
add_clicked_cb (AccordFilterLinks *self)
{
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, self->kind);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), self->add);
}

static void
accord_filter_links_dispose (GObject *object)
{
  AccordFilterLinks *self = ACCORD_FILTER_LINKS (object);

  for (guint i = 0; self->chosen != NULL && i < self->chosen->len; i++)
    g_signal_handlers_disconnect_by_data (self->chosen->pdata[i], self);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_filter_links_parent_class)->dispose (object);
}

static void
accord_filter_links_class_init (AccordFilterLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_filter_links_dispose;
}

static void
accord_filter_links_init (AccordFilterLinks *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  self->add = accord_chip_new (_("Choose…"), "accord-plus-symbolic");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, self->add);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * accord_filter_links_new:
 * @workspace: the open file
 * @kind: what is chosen from
 *
 * Returns: (transfer floating): none chosen yet
 */
GtkWidget *
accord_filter_links_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  AccordFilterLinks *self = g_object_new (ACCORD_TYPE_FILTER_LINKS, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  return GTK_WIDGET (self);
}

/**
 * accord_filter_links_add:
 * @self: links
 * @id: a record; one that is there already changes nothing
 */
void
accord_filter_links_add (AccordFilterLinks *self, gint64 id)
{
  g_autoptr (AccordEntity) entity = NULL;

  g_return_if_fail (ACCORD_IS_FILTER_LINKS (self));

  entity = accord_workspace_get_entity (self->workspace, self->kind, id);
  if (g_ptr_array_find (self->chosen, entity, NULL))
    return;
  g_signal_connect_swapped (entity, "notify::title", G_CALLBACK (show_chosen), self);
  g_ptr_array_add (self->chosen, g_steal_pointer (&entity));
  show_chosen (self);
}

/**
 * accord_filter_links_add_operands:
 * @self: links
 * @operands: (element-type AccordOperand): gets one for each
 */
void
accord_filter_links_add_operands (AccordFilterLinks *self, GArray *operands)
{
  g_return_if_fail (ACCORD_IS_FILTER_LINKS (self));

  for (guint i = 0; i < self->chosen->len; i++)
    {
      AccordEntity *entity = self->chosen->pdata[i];
      AccordRecord *record = accord_entity_get_record (entity);
      AccordOperand operand = ACCORD_OPERAND_INIT;

      if (record != NULL)
        {
          operand.uid = *accord_record_uid (record);
          operand.has_uid = TRUE;
          accord_value_set_text (&operand.value, accord_record_title (record));
        }
      else
        accord_value_set_number (&operand.value, accord_entity_get_id (entity));
      g_array_append_val (operands, operand);
    }
}
