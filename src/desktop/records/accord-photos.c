/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which customers and contacts have a picture is known at once, from two columns of a small table;
 * a picture is read and decoded when an avatar of its owner is on screen, off the main thread, and
 * shown when it is there. A list of a million customers without pictures pays one look into an empty
 * table a row.
 *
 *   avatar bound ─▶ owner known? ─▶ texture kept? ─▶ shown
 *                        │               └─ record read ─▶ decoded (pool) ─▶ shown where it still belongs
 *                        └─ no: letters
 */

#include "accord-config.h"

#include "accord-photos.h"

#include "accord-picture-decode.h"
#include "accord-query.h"
#include "accord-unread.h"

#define SIDE 160 /* px: 72 at two pixels a point, and some room */
#define MAX_TEXTURES 128

typedef struct {
  int kind;
  gint64 id;
} Owner;

struct _AccordPhotos {
  GObject parent_instance;

  AccordWorkspace *workspace; /* unowned: it owns this */
  GHashTable *photos;   /* Owner → id of the photo (gint64, owned) */
  GHashTable *textures; /* Owner → GdkTexture, or NULL while it is read or where it is none */
  GHashTable *shown;    /* AccordAvatar (weak) → Owner */
};

G_DEFINE_FINAL_TYPE (AccordPhotos, accord_photos, G_TYPE_OBJECT)

static guint
owner_hash (gconstpointer data)
{
  const Owner *owner = data;

  return g_int64_hash (&owner->id) * 31 + (guint) owner->kind;
}

static gboolean
owner_equal (gconstpointer a, gconstpointer b)
{
  const Owner *x = a, *y = b;

  return x->kind == y->kind && x->id == y->id;
}

static Owner *
owner_copy (const Owner *owner)
{
  return g_memdup2 (owner, sizeof *owner);
}

static void
clear_texture (gpointer texture)
{
  g_clear_object (&texture);
}

static GHashTable *
new_photos (void)
{
  return g_hash_table_new_full (owner_hash, owner_equal, g_free, g_free);
}

typedef struct {
  GHashTable *photos;
  int kind;
} Gathering;

static void
take_owner (gint64 photo, const char *text, gint64 owner, gpointer data)
{
  const Gathering *gathering = data;
  const Owner key = { gathering->kind, owner };

  if (owner != 0)
    g_hash_table_insert (gathering->photos, owner_copy (&key), g_memdup2 (&photo, sizeof photo));
}

static DexFuture *
read_owners (AccordReader *reader, gpointer data)
{
  g_autoptr (GHashTable) photos = new_photos ();
  Gathering customers = { photos, accord_customer_kind.number }, contacts = { photos, accord_contact_kind.number };
  g_autoptr (GError) error = NULL;

  if (!accord_reader_each_value (reader, &accord_photo_kind, "customer", take_owner, &customers, &error) ||
      !accord_reader_each_value (reader, &accord_photo_kind, "contact", take_owner, &contacts, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_HASH_TABLE, g_steal_pointer (&photos));
}

typedef struct {
  AccordPhotos *photos;
  AccordStore *store;
  Owner owner;
  gint64 id;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->photos);
  g_object_unref (reading->store);
  g_free (reading);
}

static DexFuture *
decode (gpointer data)
{
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = accord_picture_texture (data, SIDE, &error);

  return texture == NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_take_object (texture);
}

static void
show_texture (AccordPhotos *self, const Owner *owner, GdkTexture *texture)
{
  GHashTableIter iter;
  gpointer avatar, key;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &avatar, &key))
    if (owner_equal (key, owner))
      accord_avatar_set_picture (avatar, GDK_PAINTABLE (texture));
}

static DexFuture *
read_fiber (gpointer data)
{
  Reading *reading = data;
  AccordPhotos *self = reading->photos;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record = dex_await_boxed (accord_store_load_one (reading->store, &accord_photo_kind,
                                                                             reading->id), &error);
  const char *text = record != NULL ? accord_record_text (record, "data") : NULL;
  g_autoptr (GdkTexture) texture = NULL;
  gsize size = 0;
  guchar *bytes;

  if (text == NULL)
    return dex_future_new_for_boolean (FALSE); /* gone meanwhile */
  bytes = g_base64_decode (text, &size);
  texture = dex_await_object (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, decode,
                                                   g_bytes_new_take (bytes, size), (GDestroyNotify) g_bytes_unref), &error);
  if (texture == NULL)
    {
      g_message ("The picture of a customer or contact cannot be drawn: %s", error->message);
      return dex_future_new_for_boolean (FALSE);
    }
  if (g_hash_table_size (self->textures) > MAX_TEXTURES)
    g_hash_table_remove_all (self->textures);
  g_hash_table_insert (self->textures, owner_copy (&reading->owner), g_object_ref (texture));
  show_texture (self, &reading->owner, texture);
  return dex_future_new_for_boolean (TRUE);
}

static void
show (AccordPhotos *self, AccordAvatar *avatar, const Owner *owner)
{
  const gint64 *photo = g_hash_table_lookup (self->photos, owner);
  gpointer texture = NULL;
  Reading *reading;

  if (photo != NULL && !g_hash_table_lookup_extended (self->textures, owner, NULL, &texture))
    {
      g_hash_table_insert (self->textures, owner_copy (owner), NULL);
      reading = g_new (Reading, 1);
      *reading = (Reading) { g_object_ref (self), g_object_ref (accord_workspace_get_store (self->workspace)), *owner, *photo };
      dex_future_disown (dex_scheduler_spawn (NULL, 0, read_fiber, reading, reading_free));
    }
  accord_avatar_set_picture (avatar, texture);
}

static void
show_all (AccordPhotos *self)
{
  GHashTableIter iter;
  gpointer avatar, owner;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &avatar, &owner))
    show (self, avatar, owner);
}

static DexFuture *
owners_cb (DexFuture *future, gpointer data)
{
  AccordPhotos *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value == NULL)
    {
      accord_unread_note ("The pictures could not be found", error);
      return dex_ref (future);
    }
  g_hash_table_unref (self->photos);
  self->photos = g_value_dup_boxed (value);
  g_hash_table_remove_all (self->textures);
  show_all (self);
  return dex_ref (future);
}

static void
find_owners (AccordPhotos *self)
{
  DexFuture *read = accord_store_read (accord_workspace_get_store (self->workspace), read_owners, NULL, NULL);

  dex_future_disown (dex_future_finally (read, owners_cb, g_object_ref (self), g_object_unref));
}

static void
committed_cb (AccordPhotos *self, AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_photo_kind))
    find_owners (self);
}

static void
avatar_gone_cb (gpointer data, GObject *avatar)
{
  g_hash_table_remove (((AccordPhotos *) data)->shown, avatar);
}

static void
accord_photos_dispose (GObject *object)
{
  AccordPhotos *self = ACCORD_PHOTOS (object);
  GHashTableIter iter;
  gpointer avatar;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &avatar, NULL))
    {
      g_object_weak_unref (avatar, avatar_gone_cb, self);
      g_hash_table_iter_remove (&iter);
    }
  G_OBJECT_CLASS (accord_photos_parent_class)->dispose (object);
}

static void
accord_photos_finalize (GObject *object)
{
  AccordPhotos *self = ACCORD_PHOTOS (object);

  g_hash_table_unref (self->photos);
  g_hash_table_unref (self->textures);
  g_hash_table_unref (self->shown);
  G_OBJECT_CLASS (accord_photos_parent_class)->finalize (object);
}

static void
accord_photos_class_init (AccordPhotosClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_photos_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_photos_finalize;
}

static void
accord_photos_init (AccordPhotos *self)
{
  self->photos = new_photos ();
  self->textures = g_hash_table_new_full (owner_hash, owner_equal, g_free, clear_texture);
  self->shown = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * accord_photos_of:
 * @workspace: the open file
 *
 * Returns: (transfer none): its pictures, which live as long as it
 */
AccordPhotos *
accord_photos_of (AccordWorkspace *workspace)
{
  AccordPhotos *self = g_object_get_data (G_OBJECT (workspace), "accord-photos");

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  if (self != NULL)
    return self;
  self = g_object_new (ACCORD_TYPE_PHOTOS, NULL);
  self->workspace = workspace;
  g_object_set_data_full (G_OBJECT (workspace), "accord-photos", self, g_object_unref);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  find_owners (self);
  return self;
}

/**
 * accord_photos_show:
 * @self: the pictures
 * @avatar: what shows one
 * @kind: customer or contact
 * @id: whose; 0 for nobody's
 *
 * Shows the picture of a record in an avatar, now or as soon as it has been read, and follows it until
 * the avatar is given another record.
 */
void
accord_photos_show (AccordPhotos *self, AccordAvatar *avatar, const AccordKind *kind, gint64 id)
{
  const Owner owner = { accord_kind_base (kind)->number, id };

  g_return_if_fail (ACCORD_IS_PHOTOS (self));
  g_return_if_fail (ACCORD_IS_AVATAR (avatar));

  if (!g_hash_table_contains (self->shown, avatar))
    g_object_weak_ref (G_OBJECT (avatar), avatar_gone_cb, self);
  g_hash_table_insert (self->shown, avatar, owner_copy (&owner));
  show (self, avatar, &owner);
}

/**
 * accord_photos_find:
 * @self: the pictures
 * @kind: customer or contact
 * @id: whose
 *
 * Returns: the "photo" record that keeps its picture, 0 for none
 */
gint64
accord_photos_find (AccordPhotos *self, const AccordKind *kind, gint64 id)
{
  const Owner owner = { accord_kind_base (kind)->number, id };
  const gint64 *photo;

  g_return_val_if_fail (ACCORD_IS_PHOTOS (self), 0);

  photo = g_hash_table_lookup (self->photos, &owner);
  return photo != NULL ? *photo : 0;
}
