/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerTags: the pills below a customer's name. A tag on a customer is a record of its own
 * (tagging), so two computers may tag at the same time. */

#include "accord-config.h"

#include "accord-customer-tags.h"

#include "accord-commit.h"
#include "accord-customer-standing-words.h"
#include "accord-id-list.h"
#include "accord-record-chooser.h"
#include "accord-tag.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerTags {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *entity;
  AccordStanding *standing; /* or NULL: not read yet */
  AccordIdList *taggings;
  AdwWrapBox *box;
};

G_DEFINE_FINAL_TYPE (AccordCustomerTags, accord_customer_tags, ADW_TYPE_BIN)

/* The tagging that puts @tag on the customer, 0 if none does. */
static gint64
tagging_of (AccordCustomerTags *self, gint64 tag)
{
  for (guint i = 0; i < accord_id_list_get_n (self->taggings); i++)
    {
      g_autoptr (AccordEntity) tagging = g_list_model_get_item (G_LIST_MODEL (self->taggings), i);
      AccordRecord *record = accord_entity_get_record (tagging);

      if (record != NULL && accord_record_number (record, "tag") == tag)
        return accord_entity_get_id (tagging);
    }
  return 0;
}

/* Two people may have put the same tag on, each at a computer of their own: it is one tag, and goes as one. */
static void
take_off (AccordCustomerTags *self, AccordEdit *edit, gint64 tag)
{
  for (guint i = 0; i < accord_id_list_get_n (self->taggings); i++)
    {
      g_autoptr (AccordEntity) tagging = g_list_model_get_item (G_LIST_MODEL (self->taggings), i);
      AccordRecord *record = accord_entity_get_record (tagging);

      if (record != NULL && accord_record_number (record, "tag") == tag)
        accord_edit_delete (edit, &accord_tagging_kind, accord_entity_get_id (tagging));
    }
}

static void
add_tagging (AccordCustomerTags *self, AccordEdit *edit, gint64 tag)
{
  gint64 id = accord_edit_create (edit, &accord_tagging_kind);

  accord_edit_set_number (edit, &accord_tagging_kind, id, "tag", tag);
  accord_edit_set_number (edit, &accord_tagging_kind, id, "customer", accord_entity_get_id (self->entity));
}

static void
chosen_cb (AccordCustomerTags *self, gint64 tag)
{
  gint64 tagging = tagging_of (self, tag);
  const char *title = accord_entity_get_title (self->entity);
  g_autofree char *label = g_strdup_printf (tagging != 0 ? _("Took a tag off %s") : _("Tagged %s"), title);
  AccordEdit *edit = accord_edit_new (label);

  if (tagging != 0)
    take_off (self, edit, tag);
  else
    add_tagging (self, edit, tag);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
create_cb (AccordCustomerTags *self, const char *name)
{
  g_autofree char *label = g_strdup_printf (_("Tagged %1$s “%2$s”"), accord_entity_get_title (self->entity), name);
  AccordEdit *edit = accord_edit_new (label);
  gint64 tag = accord_edit_create (edit, &accord_tag_kind);

  accord_edit_set_text (edit, &accord_tag_kind, tag, "name", name);
  add_tagging (self, edit, tag);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
append_button (AccordCustomerTags *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, &accord_tag_kind);

  accord_record_chooser_set_can_create (ACCORD_RECORD_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "accord-tag-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  accord_tooltip_set (button, _("Add or Take Away a Tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add or take away a tag"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tag-button");
  adw_wrap_box_append (self->box, button);
}

static void
append_computed (AccordCustomerTags *self, const char *words, const char *tooltip, AccordTint tint)
{
  GtkWidget *tag = accord_tag_new (words, NULL, tint);

  accord_tooltip_set (tag, tooltip);
  adw_wrap_box_append (self->box, tag);
}

static void
append_standing (AccordCustomerTags *self)
{
  g_autofree char *segment = accord_standing_segment_words (self->standing);
  g_autofree char *tier = accord_standing_tier_words (self->standing);
  g_autofree char *risk = accord_standing_risk_words (self->standing);

  if (segment != NULL)
    {
      g_autofree char *tooltip =
        accord_standing_segment_tooltip (self->standing, accord_workspace_get_currency (self->workspace));

      append_computed (self, segment, tooltip, ACCORD_TINT_NEUTRAL);
    }
  if (tier != NULL)
    {
      g_autofree char *tooltip = accord_standing_tier_tooltip (self->standing);

      append_computed (self, tier, tooltip, ACCORD_TINT_NEUTRAL);
    }
  if (risk != NULL)
    {
      g_autofree char *tooltip = accord_standing_risk_tooltip (self->standing, accord_workspace_get_currency (self->workspace));

      append_computed (self, risk, tooltip, accord_standing_risk_tint (self->standing->churn.level));
    }
}

static void
append_tags (AccordCustomerTags *self)
{
  AccordRecord *record = accord_entity_get_record (self->entity);
  const char *lifecycle = record != NULL ? accord_record_text (record, "lifecycle") : NULL;
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (record != NULL && accord_record_number (record, "key_account") != 0)
    adw_wrap_box_append (self->box, accord_tag_new (_("Key account"), "accord-star-symbolic", ACCORD_TINT_ACCENT));
  if (lifecycle != NULL)
    {
      int field = accord_kind_find (&accord_customer_kind, "lifecycle");

      adw_wrap_box_append (self->box, accord_tag_new (accord_field_choice_label (&accord_customer_kind.fields[field], lifecycle),
                                                      NULL, ACCORD_TINT_NEUTRAL));
    }
  if (self->standing != NULL)
    append_standing (self);
  for (guint i = 0; i < accord_id_list_get_n (self->taggings); i++)
    {
      g_autoptr (AccordEntity) tagging = g_list_model_get_item (G_LIST_MODEL (self->taggings), i);
      const char *name = accord_entity_get_text (tagging, "tag");

      if (name != NULL && g_hash_table_add (shown, g_strdup (name)))
        adw_wrap_box_append (self->box, accord_tag_new (name, NULL, ACCORD_TINT_NEUTRAL));
    }
}

static void
show_tags (AccordCustomerTags *self)
{
  GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (self->box));

  /* The button keeps its place and focus while the pills before it change. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL && !GTK_IS_MENU_BUTTON (child))
    adw_wrap_box_remove (self->box, child);
  if (child != NULL)
    {
      g_object_ref (child);
      adw_wrap_box_remove (self->box, child);
    }
  if (self->entity != NULL)
    append_tags (self);
  if (child != NULL)
    {
      adw_wrap_box_append (self->box, child);
      g_object_unref (child);
    }
  else if (!accord_workspace_is_read_only (self->workspace))
    append_button (self);
}

static void
accord_customer_tags_dispose (GObject *object)
{
  AccordCustomerTags *self = ACCORD_CUSTOMER_TAGS (object);

  if (self->taggings != NULL)
    g_signal_handlers_disconnect_by_data (self->taggings, self);
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_clear_pointer (&self->standing, accord_standing_free);
  g_clear_object (&self->entity);
  g_clear_object (&self->taggings);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_customer_tags_parent_class)->dispose (object);
}

static void
accord_customer_tags_class_init (AccordCustomerTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_tags_dispose;
}

static void
accord_customer_tags_init (AccordCustomerTags *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 4);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * accord_customer_tags_set_workspace:
 * @self: new tags
 * @workspace: the open file
 */
void
accord_customer_tags_set_workspace (AccordCustomerTags *self, AccordWorkspace *workspace)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_TAGS (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->taggings = accord_id_list_new (workspace);
  g_signal_connect_swapped (self->taggings, "items-changed", G_CALLBACK (show_tags), self);
  show_tags (self);
}

/**
 * accord_customer_tags_set_entity:
 * @self: tags
 * @entity: (nullable): the customer
 */
void
accord_customer_tags_set_entity (AccordCustomerTags *self, AccordEntity *entity)
{
  g_autoptr (AccordQuery) query = NULL;

  g_return_if_fail (ACCORD_IS_CUSTOMER_TAGS (self));

  if (self->entity == entity)
    return;
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_set_object (&self->entity, entity);
  g_clear_pointer (&self->standing, accord_standing_free);
  if (entity != NULL)
    {
      query = accord_query_new (&accord_tagging_kind);
      accord_query_add_number (query, "customer", ACCORD_OP_IS, accord_entity_get_id (entity));
      g_signal_connect_object (entity, "notify::record", G_CALLBACK (show_tags), self, G_CONNECT_SWAPPED);
    }
  accord_id_list_set_query (self->taggings, query);
  show_tags (self);
}

/**
 * accord_customer_tags_set_standing:
 * @self: tags
 * @standing: (nullable): how the customer stands, for RFM class and tier; copied
 */
void
accord_customer_tags_set_standing (AccordCustomerTags *self, const AccordStanding *standing)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_TAGS (self));

  g_clear_pointer (&self->standing, accord_standing_free);
  self->standing = standing != NULL ? accord_standing_copy (standing) : NULL;
  show_tags (self);
}
