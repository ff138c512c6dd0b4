/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordHandleList: see the header. The first phone and e-mail are fields of the record itself. */

#include "accord-config.h"

#include "accord-handle-list.h"

#include "accord-commit.h"
#include "accord-field-reach.h"
#include "accord-menu-popup.h"
#include "accord-record-dialog.h"
#include "accord-record-section.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordHandleList {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const char *link; /* static */
  AccordEntity *owner;
  AccordRecordSection *section;
};

G_DEFINE_FINAL_TYPE (AccordHandleList, accord_handle_list, ADW_TYPE_BIN)

typedef struct {
  const char *type;
  const char *icon_name;
  const char *scheme; /* "": the value is the address; NULL: nothing to open */
  const char *open;
  const char *add;
} HandleWords;

static const HandleWords words[] = {
  { "phone", "accord-call-symbolic", "tel:", N_("Call %s"), N_("Phone…") },
  { "email", "accord-email-symbolic", "mailto:", N_("Write to %s"), N_("E-mail…") },
  { "address", "accord-visit-symbolic", NULL, NULL, N_("Address…") },
  { "messenger", "accord-note-symbolic", NULL, NULL, N_("Messenger…") },
  { "website", "accord-company-symbolic", "", N_("Open %s"), N_("Website…") },
};

static const HandleWords *
words_of (AccordRecord *record)
{
  const char *type = record != NULL ? accord_record_text (record, "type") : NULL;

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].type, type))
      return &words[i];
  return &words[3];
}

static AccordEdit *
edit_of (AccordHandleList *self, const char *format, AccordEntity *handle)
{
  g_autofree char *label =
    g_strdup_printf (format, accord_entity_get_title (handle), accord_entity_get_title (self->owner));

  return accord_edit_new (label);
}

static void
star_cb (GtkButton *button, AccordHandleList *self)
{
  AccordEntity *handle = g_object_get_data (G_OBJECT (button), "entity");
  AccordRecord *record = accord_entity_get_record (handle);
  gboolean preferred = record != NULL && accord_record_number (record, "preferred") != 0;
  AccordEdit *edit;

  if (record == NULL)
    return;
  edit = edit_of (self, preferred ? _("%1$s is no longer preferred for %2$s") : _("Preferred %1$s for %2$s"), handle);
  accord_edit_set_number (edit, &accord_handle_kind, accord_entity_get_id (handle), "preferred", !preferred);
  if (!preferred && accord_record_number (record, "forbidden") != 0)
    accord_edit_set_number (edit, &accord_handle_kind, accord_entity_get_id (handle), "forbidden", 0);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
build_row (AdwActionRow *row, AccordEntity *handle, gpointer data)
{
  AccordHandleList *self = data;
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *star = accord_section_button_new ("accord-star-symbolic", _("Prefer"));
  GtkWidget *open = accord_reach_button_new ("accord-call-symbolic", _("Open"));

  adw_action_row_add_prefix (row, icon);
  adw_action_row_add_suffix (row, open);
  adw_action_row_add_suffix (row, star);
  gtk_widget_set_visible (star, !accord_workspace_is_read_only (self->workspace));
  g_object_set_data (G_OBJECT (star), "entity", handle);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "star", star);
  g_object_set_data (G_OBJECT (row), "open", open);
  g_signal_connect_object (star, "clicked", G_CALLBACK (star_cb), self, 0);
}

static char *
subtitle_of (AccordRecord *record)
{
  g_autofree char *type = accord_record_format (record, "type");
  const char *label = accord_record_text (record, "label");
  const char *note = accord_record_number (record, "forbidden") != 0 ? _("not to be used")
                     : accord_record_number (record, "preferred") != 0 ? _("preferred") : NULL;
  const char *first = label != NULL ? label : type;

  return note != NULL ? g_strdup_printf ("%s · %s", first, note) : g_strdup (first);
}

static void
show_open (AccordHandleList *self, GtkWidget *open, const HandleWords *of, AccordRecord *record)
{
  const char *value = accord_record_title (record);
  gboolean may = of->scheme != NULL && accord_record_number (record, "forbidden") == 0 &&
                 (self->owner == NULL || accord_field_reach_is_allowed (self->owner, of->type));
  gboolean bare = g_str_equal (of->type, "website") && strstr (value, "://") == NULL;
  g_autofree char *name = of->open != NULL ? g_strdup_printf (_(of->open), value) : g_strdup (value);

  gtk_button_set_icon_name (GTK_BUTTON (open), of->icon_name);
  accord_reach_button_set (open, bare ? "https://" : of->scheme, may ? value : NULL, name);
}

static void
show_row (AdwActionRow *row, AccordEntity *handle, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (handle);
  const HandleWords *of = words_of (record);
  GtkWidget *star = g_object_get_data (G_OBJECT (row), "star");
  g_autofree char *subtitle = NULL;
  gboolean preferred;

  if (record == NULL)
    return;
  subtitle = subtitle_of (record);
  preferred = accord_record_number (record, "preferred") != 0 && accord_record_number (record, "forbidden") == 0;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_action_row_set_subtitle (row, subtitle);
  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), "icon"), of->icon_name);
  accord_tooltip_set (star, preferred ? _("Preferred; press to take back") : _("Prefer"));
  gtk_widget_set_css_classes (star, (const char *[]) { "flat", preferred ? "accent" : "dimmed", NULL });
  show_open (data, g_object_get_data (G_OBJECT (row), "open"), of, record);
  if (accord_record_number (record, "forbidden") != 0)
    gtk_widget_add_css_class (GTK_WIDGET (row), "forbidden");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "forbidden");
}

static void
activated_cb (AccordHandleList *self, AccordEntity *handle)
{
  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, handle, self->link), GTK_WIDGET (self));
}

static void
add_type_action (GtkWidget *widget, const char *name, GVariant *type)
{
  AccordHandleList *self = ACCORD_HANDLE_LIST (widget);
  AdwDialog *dialog;

  if (self->owner == NULL)
    return;
  dialog = accord_record_dialog_new_add (self->workspace, &accord_handle_kind, self->link, accord_entity_get_id (self->owner));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "type", g_variant_get_string (type, NULL));
  adw_dialog_present (dialog, widget);
}

static void
add_cb (AccordHandleList *self, GtkWidget *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    accord_menu_append (menu, _(words[i].add), "handles.add", "s", words[i].type);
  accord_menu_popup_on (button, G_MENU_MODEL (menu));
}

static void
accord_handle_list_dispose (GObject *object)
{
  AccordHandleList *self = ACCORD_HANDLE_LIST (object);

  G_OBJECT_CLASS (accord_handle_list_parent_class)->dispose (object);
  g_clear_object (&self->owner);
  g_clear_object (&self->workspace);
}

static void
accord_handle_list_class_init (AccordHandleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_handle_list_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "handles.add", "s", add_type_action);
}

static void
accord_handle_list_init (AccordHandleList *self)
{
}

/**
 * accord_handle_list_new:
 * @workspace: the open file
 * @link: "customer" or "contact"
 *
 * Returns: (transfer floating): the section, of nobody
 */
GtkWidget *
accord_handle_list_new (AccordWorkspace *workspace, const char *link)
{
  AccordHandleList *self = g_object_new (ACCORD_TYPE_HANDLE_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->link = g_intern_string (link);
  self->section = ACCORD_RECORD_SECTION (accord_record_section_new (workspace, _("Ways to Reach"), _("Add a phone, e-mail, address …"),
                                                      _("No further phones, e-mails or addresses")));
  accord_record_section_set_funcs (self->section, build_row, show_row, self);
  g_signal_connect_object (self->section, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->section, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->section));
  return GTK_WIDGET (self);
}

/**
 * accord_handle_list_set_owner:
 * @self: a list
 * @owner: (nullable): customer or contact, as the list's link says
 */
void
accord_handle_list_set_owner (AccordHandleList *self, AccordEntity *owner)
{
  g_return_if_fail (ACCORD_IS_HANDLE_LIST (self));

  if (g_set_object (&self->owner, owner))
    accord_record_section_set_owner (self->section, &accord_handle_kind, self->link,
                                     owner != NULL ? accord_entity_get_id (owner) : 0, "type", FALSE);
}
