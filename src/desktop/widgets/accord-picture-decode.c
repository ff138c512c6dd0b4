/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of people and companies, decoded no larger than they are drawn. A picture may come from
 * anywhere: one that says to be huge is refused before memory is taken for it. No state; any thread,
 * best not the main one. */

#include "accord-config.h"

#include "accord-picture-decode.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#define MAX_PIXELS (40 * 1000 * 1000)
#define FIT 320 /* px: the largest avatar, on a screen of two pixels a point, and some room */

typedef struct {
  int size;
  gboolean too_large;
} Sizing;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Sizing *sizing = data;
  double scale = (double) sizing->size / MAX (MIN (width, height), 1);

  sizing->too_large = (gint64) width * height > MAX_PIXELS;
  if (sizing->too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1));
}

/* The shorter side has @size px at most, the picture stands as the camera was held. */
static GdkPixbuf *
decode (GBytes *picture, int size, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Sizing sizing = { size, FALSE };
  g_autoptr (GError) ignored = NULL;
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &sizing);
  if (!gdk_pixbuf_loader_write_bytes (loader, picture, error))
    {
      gdk_pixbuf_loader_close (loader, &ignored); /* it has to be closed, and has failed already */
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf != NULL && !sizing.too_large)
    return gdk_pixbuf_apply_embedded_orientation (pixbuf);
  g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE,
                       _("The picture is larger than any screen. Make it smaller in a picture program."));
  return NULL;
}

/**
 * accord_picture_texture:
 * @picture: JPEG, PNG or GIF
 * @size: px that its shorter side shall have at most
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the picture, ready to be drawn
 */
GdkTexture *
accord_picture_texture (GBytes *picture, int size, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = decode (picture, size, error);
  g_autoptr (GBytes) pixels = NULL;
  gboolean alpha;

  if (pixbuf == NULL)
    return NULL;
  alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 alpha ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8, pixels,
                                 gdk_pixbuf_get_rowstride (pixbuf));
}

/**
 * accord_picture_fit:
 * @picture: a picture of any size
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the same picture, small: a JPEG, or a PNG where something shines
 *   through
 */
GBytes *
accord_picture_fit (GBytes *picture, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = decode (picture, FIT, error);
  char *data = NULL;
  gsize size = 0;
  gboolean done;

  if (pixbuf == NULL)
    return NULL;
  if (gdk_pixbuf_get_has_alpha (pixbuf))
    done = gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", error, NULL);
  else
    done = gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", error, "quality", "85", NULL);
  return done ? g_bytes_new_take (data, size) : NULL;
}
