/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPhotoButton: see the header.
 *
 *   file ─▶ read ─▶ is a picture? ─▶ made small (thread) ─▶ photo record of its owner, made or changed
 */

#include "accord-config.h"

#include "accord-photo-button.h"

#include "accord-commit.h"
#include "accord-menu-popup.h"
#include "accord-photos.h"
#include "accord-picture-decode.h"
#include "accord-picture.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define MAX_READ (16 * 1024 * 1024)
#define MAX_KEPT (48 * 1024) /* bytes that are kept as they are */

struct _AccordPhotoButton {
  GtkButton parent_instance;

  AccordWorkspace *workspace; /* nullable */
  const AccordKind *kind;
  gint64 owner;
  AccordAvatar *avatar;
};

G_DEFINE_FINAL_TYPE (AccordPhotoButton, accord_photo_button, GTK_TYPE_BUTTON)

/* A picture on its way into the file: it stays that of the record that it was meant for. */
typedef struct {
  AccordPhotoButton *button;
  AccordWorkspace *workspace;
  const AccordKind *kind;
  gint64 owner;
  char *name;
  GFile *file;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_object_unref (taking->button);
  g_object_unref (taking->workspace);
  g_object_unref (taking->file);
  g_free (taking->name);
  g_free (taking);
}

static DexFuture *
fit (gpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes *picture = data;
  /* Also proves that it can be drawn. */
  GBytes *small = accord_picture_fit (picture, &error);

  if (small == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (g_bytes_get_size (picture) <= MAX_KEPT)
    {
      g_bytes_unref (small);
      small = g_bytes_ref (picture);
    }
  return dex_future_new_take_boxed (G_TYPE_BYTES, small);
}

static GBytes *
read_picture (const Taking *taking, GError **error)
{
  g_autoptr (GFileInfo) info = dex_await_object (
    dex_file_query_info (taking->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT), error);
  GBytes *bytes;
  gsize size;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_READ)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is larger than 16 MB. Make it smaller in a picture program."));
      return NULL;
    }
  bytes = dex_await_boxed (dex_file_load_contents_bytes (taking->file), error);
  if (bytes == NULL || accord_picture_media (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes)) != NULL)
    return bytes;
  g_bytes_unref (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is no picture of a kind that can be kept (JPEG, PNG, GIF)."));
  return NULL;
}

static AccordEdit *
make_edit (const Taking *taking, GBytes *original, GBytes *picture)
{
  gint64 photo = accord_photos_find (accord_photos_of (taking->workspace), taking->kind, taking->owner);
  g_autofree char *label = g_strdup_printf (photo == 0 ? _("Added a photo of %s") : _("Changed the photo of %s"), taking->name);
  g_autofree char *text = g_base64_encode (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  AccordEdit *edit = accord_edit_new (label);
  gint64 id = photo != 0 ? photo : accord_edit_create (edit, &accord_photo_kind);

  if (photo == 0)
    accord_edit_set_number (edit, &accord_photo_kind, id, taking->kind->name, taking->owner);
  accord_edit_set_text (edit, &accord_photo_kind, id, "media", accord_picture_media (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture)));
  accord_edit_set_text (edit, &accord_photo_kind, id, "data", text);
  accord_edit_set_text (edit, &accord_photo_kind, id, "original", checksum);
  return edit;
}

static DexFuture *
take_fiber (gpointer data)
{
  const Taking *taking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = read_picture (taking, &error);
  g_autoptr (GBytes) small = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *name = g_file_get_basename (taking->file);
  g_autofree char *shown = g_filename_display_name (name);

  if (original != NULL)
    small = dex_await_boxed (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, fit, g_bytes_ref (original),
                                                  (GDestroyNotify) g_bytes_unref), &error);
  if (small != NULL)
    return accord_commit_future (GTK_WIDGET (taking->button), taking->workspace, make_edit (taking, original, small));
  sentence = g_strdup_printf (_("“%s” was not taken: %s"), shown, error->message);
  accord_say_error (GTK_WIDGET (taking->button), sentence);
  return dex_future_new_for_boolean (FALSE);
}

static gboolean
may_write (AccordPhotoButton *self)
{
  return self->workspace != NULL && self->owner != 0 && !accord_workspace_is_read_only (self->workspace);
}

/**
 * accord_photo_button_take:
 * @self: the button of a record
 * @file: a picture
 *
 * Makes it the photo of the record, in place of one that is there.
 *
 * Returns: (transfer full): a future that resolves when it was taken, or refused with a sentence
 */
DexFuture *
accord_photo_button_take (AccordPhotoButton *self, GFile *file)
{
  Taking *taking;

  g_return_val_if_fail (ACCORD_IS_PHOTO_BUTTON (self) && G_IS_FILE (file), NULL);
  g_return_val_if_fail (may_write (self), NULL);

  taking = g_new (Taking, 1);
  *taking = (Taking) { g_object_ref (self), g_object_ref (self->workspace), self->kind, self->owner,
                       g_strdup (accord_avatar_get_display_name (self->avatar)), g_object_ref (file) };
  return dex_scheduler_spawn (NULL, 0, take_fiber, taking, taking_free);
}

static void
chosen_cb (GObject *chooser, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPhotoButton) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (chooser), result, NULL);

  if (file != NULL && may_write (self))
    dex_future_disown (accord_photo_button_take (self, file));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_filter_set_name (pictures, _("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/jpeg");
  gtk_file_filter_add_mime_type (pictures, "image/png");
  gtk_file_filter_add_mime_type (pictures, "image/gif");
  gtk_file_dialog_set_title (chooser, _("Choose a Photo"));
  gtk_file_dialog_set_default_filter (chooser, pictures);
  gtk_file_dialog_open (chooser, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, g_object_ref (widget));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordPhotoButton *self = ACCORD_PHOTO_BUTTON (widget);
  gint64 photo = may_write (self) ? accord_photos_find (accord_photos_of (self->workspace), self->kind, self->owner) : 0;
  g_autofree char *label = g_strdup_printf (_("Removed the photo of %s"), accord_avatar_get_display_name (self->avatar));
  AccordEdit *edit;

  if (photo == 0)
    return;
  edit = accord_edit_new (label);
  accord_edit_delete (edit, &accord_photo_kind, photo);
  accord_commit (widget, self->workspace, edit);
}

static void
accord_photo_button_clicked (GtkButton *button)
{
  AccordPhotoButton *self = ACCORD_PHOTO_BUTTON (button);
  g_autoptr (GMenu) menu = g_menu_new ();
  gboolean has;

  if (!may_write (self))
    return;
  has = accord_photos_find (accord_photos_of (self->workspace), self->kind, self->owner) != 0;
  g_menu_append (menu, has ? _("Change Photo…") : _("Choose Photo…"), "photo.choose");
  if (has)
    g_menu_append (menu, _("Remove Photo"), "photo.remove");
  accord_menu_popup_on (GTK_WIDGET (self), G_MENU_MODEL (menu));
}

static gboolean
drop_cb (AccordPhotoButton *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || !may_write (self))
    return FALSE;
  dex_future_disown (accord_photo_button_take (self, files->data));
  return TRUE;
}

static void
accord_photo_button_dispose (GObject *object)
{
  g_clear_object (&ACCORD_PHOTO_BUTTON (object)->workspace);
  G_OBJECT_CLASS (accord_photo_button_parent_class)->dispose (object);
}

static void
accord_photo_button_class_init (AccordPhotoButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_photo_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = accord_photo_button_clicked;
  gtk_widget_class_install_action (widget_class, "photo.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "photo.remove", NULL, remove_action);
}

static void
accord_photo_button_init (AccordPhotoButton *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->avatar = ACCORD_AVATAR (accord_avatar_new ("", TRUE, 72));
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->avatar));
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "photo");
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * accord_photo_button_new:
 *
 * Returns: (transfer floating): a button of nobody
 */
GtkWidget *
accord_photo_button_new (void)
{
  return g_object_new (ACCORD_TYPE_PHOTO_BUTTON, NULL);
}

/**
 * accord_photo_button_get_avatar:
 * @self: a button
 *
 * Returns: (transfer none): what it shows; its size may be set
 */
AccordAvatar *
accord_photo_button_get_avatar (AccordPhotoButton *self)
{
  g_return_val_if_fail (ACCORD_IS_PHOTO_BUTTON (self), NULL);
  return self->avatar;
}

/**
 * accord_photo_button_set_owner:
 * @self: a button
 * @workspace: the open file
 * @kind: customer or contact
 * @id: whose photo
 * @name: what the record is called
 * @person: whether it is a person
 */
void
accord_photo_button_set_owner (AccordPhotoButton *self, AccordWorkspace *workspace, const AccordKind *kind, gint64 id,
                               const char *name, gboolean person)
{
  g_autofree char *said = g_strdup_printf (_("Photo of %s"), name);

  g_return_if_fail (ACCORD_IS_PHOTO_BUTTON (self) && ACCORD_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
  self->kind = accord_kind_base (kind);
  self->owner = id;
  accord_avatar_set_display_name (self->avatar, name);
  accord_avatar_set_person (self->avatar, person);
  accord_photos_show (accord_photos_of (workspace), self->avatar, kind, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  accord_tooltip_set (GTK_WIDGET (self), may_write (self) ? _("Photo: choose, drop or remove one") : NULL);
}
