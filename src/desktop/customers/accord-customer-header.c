/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerHeader: who this customer is; follows the entity. */

#include "accord-config.h"

#include "accord-customer-header.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-customer-tags.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-field-commit.h"
#include "accord-photo-button.h"
#include "accord-preedit.h"
#include "accord-record-chooser.h"
#include "accord-text.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerHeader {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *entity;
  gboolean compact;

  AccordPhotoButton *photo;
  GtkStack *name_stack;
  GtkWidget *name_button;
  GtkLabel *name;
  GtkEntry *name_entry;
  GtkLabel *subtitle;
  AccordCustomerTags *tags;
  GtkMenuButton *owner;
  AccordAvatar *owner_avatar;
  GtkLabel *owner_name;
};

G_DEFINE_FINAL_TYPE (AccordCustomerHeader, accord_customer_header, ADW_TYPE_BIN)

enum { PROP_COMPACT = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static char *
subtitle_of (AccordEntity *customer)
{
  AccordRecord *record = accord_entity_get_record (customer);
  const char *industry = accord_entity_get_text (customer, "industry");
  const char *city = accord_entity_get_text (customer, "city");
  const char *place = city != NULL ? city : accord_entity_get_text (customer, "country");
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  gint64 since;
  int year;

  if (industry != NULL)
    g_strv_builder_add (words, industry);
  if (place != NULL)
    g_strv_builder_add (words, place);
  if (record != NULL && accord_record_get_number (record, "since", &since))
    {
      accord_date_to_ymd (since, &year, NULL, NULL);
      /* Translators: "customer since 2022", after industry and city */
      g_strv_builder_take (words, g_strdup_printf (_("customer since %d"), year));
    }
  list = g_strv_builder_end (words);
  return g_strjoinv (" · ", list);
}

static void
show_owner (AccordCustomerHeader *self)
{
  const char *owner = accord_entity_get_text (self->entity, "owner");
  g_autofree char *name = owner != NULL ? g_strdup_printf (_("Owner: %s"), owner) : g_strdup (_("Owner: nobody"));

  accord_avatar_set_display_name (self->owner_avatar, owner);
  gtk_widget_set_visible (GTK_WIDGET (self->owner_avatar), owner != NULL);
  accord_data_label_set_text (self->owner_name, owner != NULL ? owner : _("No Owner"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->owner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  accord_tooltip_set (GTK_WIDGET (self->owner), name);
}

static void
entity_changed_cb (AccordCustomerHeader *self)
{
  const char *title = accord_entity_get_title (self->entity);
  g_autofree char *subtitle = subtitle_of (self->entity);
  g_autofree char *pinyin = accord_text_has_han (title) ? accord_text_spell (title) : NULL;
  g_autofree char *rename = g_strdup_printf (_("%s, rename"), title);

  accord_photo_button_set_owner (self->photo, self->workspace, &accord_customer_kind, accord_entity_get_id (self->entity), title,
                                 g_strcmp0 (accord_entity_get_text (self->entity, "type"), "person") == 0);
  accord_data_label_set_text (self->name, title);
  accord_tooltip_keep (self->name_button, pinyin != NULL ? pinyin : _("Rename (F2)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_button), GTK_ACCESSIBLE_PROPERTY_LABEL, rename,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, pinyin != NULL ? pinyin : _("Rename (F2)"), -1);
  accord_data_label_set_optional (self->subtitle, subtitle);
  show_owner (self);
}

static void
stop_renaming (AccordCustomerHeader *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->name_stack)) == GTK_WIDGET (self->name_entry);

  gtk_stack_set_visible_child_name (self->name_stack, "read");
  if (focused)
    gtk_widget_grab_focus (self->name_button);
}

static void
name_entered_cb (AccordCustomerHeader *self)
{
  g_autofree char *name = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)), FALSE);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (self->entity == NULL || !g_str_equal (gtk_stack_get_visible_child_name (self->name_stack), "edit"))
    return;
  stop_renaming (self);
  if (*name == '\0' || g_str_equal (name, accord_entity_get_title (self->entity)))
    return;
  label = g_strdup_printf (_("Renamed %1$s to %2$s"), accord_entity_get_title (self->entity), name);
  edit = accord_edit_new (label);
  accord_edit_set_text (edit, &accord_customer_kind, accord_entity_get_id (self->entity), "name", name);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static gboolean
name_key_cb (AccordCustomerHeader *self, guint key)
{
  if (accord_preedit_is_on (GTK_WIDGET (self)) || key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  stop_renaming (self);
  return GDK_EVENT_STOP;
}

static void
rename_cb (AccordCustomerHeader *self)
{
  accord_customer_header_rename (self);
}

static void
commit_owner (AccordCustomerHeader *self, AccordEdit *edit, gint64 owner)
{
  if (owner != 0)
    accord_edit_set_number (edit, &accord_customer_kind, accord_entity_get_id (self->entity), "owner", owner);
  else
    accord_edit_clear (edit, &accord_customer_kind, accord_entity_get_id (self->entity), "owner");
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static AccordEdit *
owner_edit (AccordCustomerHeader *self)
{
  int field = accord_kind_find (&accord_customer_kind, "owner");
  g_autofree char *label = accord_field_change_label (self->entity, &accord_customer_kind.fields[field]);

  return accord_edit_new (label);
}

static void
owner_chosen_cb (AccordCustomerHeader *self, gint64 owner)
{
  AccordRecord *record = accord_entity_get_record (self->entity);

  if (record == NULL || accord_record_number (record, "owner") == owner)
    return;
  commit_owner (self, owner_edit (self), owner);
}

static void
owner_create_cb (AccordCustomerHeader *self, const char *name)
{
  AccordEdit *edit = owner_edit (self);
  gint64 member = accord_edit_create (edit, &accord_member_kind);

  accord_edit_set_text (edit, &accord_member_kind, member, "name", name);
  commit_owner (self, edit, member);
}

static void
accord_customer_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, ACCORD_CUSTOMER_HEADER (object)->compact);
}

static void
accord_customer_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordCustomerHeader *self = ACCORD_CUSTOMER_HEADER (object);

  self->compact = g_value_get_boolean (value);
  accord_avatar_set_size (accord_photo_button_get_avatar (self->photo), self->compact ? 56 : 72);
  gtk_widget_set_visible (GTK_WIDGET (self->owner), !self->compact);
  gtk_widget_set_css_classes (GTK_WIDGET (self->name), (const char *[]) { self->compact ? "title-2" : "title-1", NULL });
}

static void
accord_customer_header_dispose (GObject *object)
{
  AccordCustomerHeader *self = ACCORD_CUSTOMER_HEADER (object);

  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_CUSTOMER_HEADER);
  G_OBJECT_CLASS (accord_customer_header_parent_class)->dispose (object);
}

static void
accord_customer_header_class_init (AccordCustomerHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ACCORD_TYPE_AVATAR);
  g_type_ensure (ACCORD_TYPE_PHOTO_BUTTON);
  g_type_ensure (ACCORD_TYPE_CUSTOMER_TAGS);
  object_class->get_property = accord_customer_header_get_property;
  object_class->set_property = accord_customer_header_set_property;
  object_class->dispose = accord_customer_header_dispose;
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/customers/accord-customer-header.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, photo);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, name_stack);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, name_button);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, name);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, name_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, tags);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, owner);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, owner_avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomerHeader, owner_name);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_entered_cb);
}

static void
accord_customer_header_init (AccordCustomerHeader *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (name_key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (name_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->name_entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->name_entry), focus);
}

/**
 * accord_customer_header_set_workspace:
 * @self: a new header
 * @workspace: the open file
 */
void
accord_customer_header_set_workspace (AccordCustomerHeader *self, AccordWorkspace *workspace)
{
  GtkWidget *chooser = accord_record_chooser_new (workspace, &accord_member_kind);
  gboolean writes = !accord_workspace_is_read_only (workspace);

  self->workspace = g_object_ref (workspace);
  accord_customer_tags_set_workspace (self->tags, workspace);
  accord_record_chooser_set_clearable (ACCORD_RECORD_CHOOSER (chooser), TRUE);
  accord_record_chooser_set_can_create (ACCORD_RECORD_CHOOSER (chooser), accord_kind_needs_only_title (&accord_member_kind));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (owner_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (owner_create_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->owner, chooser);
  gtk_widget_set_sensitive (GTK_WIDGET (self->owner), writes);
  gtk_widget_set_can_target (self->name_button, writes);
}

/**
 * accord_customer_header_set_entity:
 * @self: a header
 * @entity: (nullable): the customer
 */
void
accord_customer_header_set_entity (AccordCustomerHeader *self, AccordEntity *entity)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_HEADER (self));

  if (self->entity == entity)
    return;
  name_entered_cb (self);
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_set_object (&self->entity, entity);
  accord_customer_tags_set_entity (self->tags, entity);
  if (entity == NULL)
    return;
  g_signal_connect_object (entity, "notify::record", G_CALLBACK (entity_changed_cb), self, G_CONNECT_SWAPPED);
  entity_changed_cb (self);
}

/**
 * accord_customer_header_rename:
 * @self: a header
 *
 * Turns the name into an entry; Enter or leaving saves, Esc restores.
 */
void
accord_customer_header_rename (AccordCustomerHeader *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_HEADER (self));

  if (self->entity == NULL || accord_workspace_is_read_only (self->workspace))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), accord_entity_get_title (self->entity));
  gtk_stack_set_visible_child_name (self->name_stack, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

/**
 * accord_customer_header_set_standing:
 * @self: a header
 * @standing: (nullable): how the customer stands
 */
void
accord_customer_header_set_standing (AccordCustomerHeader *self, const AccordStanding *standing)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_HEADER (self));
  accord_customer_tags_set_standing (self->tags, standing);
}
