/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which letters stand for a name, and how an avatar draws them. No state. */

#include "accord-config.h"

#include "accord-avatar-letters.h"

#include "accord-text.h"

#include <math.h>

/*< private >
 * accord_avatar_letters:
 * @name: of a person or a company
 * @person: which of them
 *
 * Returns: (transfer full): the first letters of the first and the last word of a person's name, as AdwAvatar has them; the
 *   monogram of a company; empty for want of a name
 */
char *
accord_avatar_letters (const char *name, gboolean person)
{
  g_autofree char *words = person ? g_strstrip (g_utf8_strup (name, -1)) : accord_text_monogram (name, FALSE);
  g_autofree char *upper = person ? g_utf8_normalize (words, -1, G_NORMALIZE_DEFAULT_COMPOSE) : g_utf8_strup (words, -1);
  const char *blank;
  GString *letters = g_string_new (NULL);

  if (upper == NULL || *upper == '\0')
    return g_string_free (letters, FALSE);
  if (!person)
    return g_string_free (g_string_assign (letters, upper), FALSE);
  g_string_append_unichar (letters, g_utf8_get_char (upper));
  blank = g_utf8_strrchr (upper, -1, ' ');
  if (blank != NULL)
    g_string_append_unichar (letters, g_utf8_get_char (g_utf8_next_char (blank)));
  return g_string_free (letters, FALSE);
}

/* The letters fill the square in the circle but for a margin that grows with it: AdwAvatar's rule. */
static double
letter_scale (PangoLayout *layout, int size, int width, int height)
{
  PangoContext *context = pango_layout_get_context (layout);
  double own = (double) pango_font_description_get_size (pango_context_get_font_description (context)) / PANGO_SCALE;
  double room = MAX (size / G_SQRT2 - MAX (size * 0.4 - 5, 0), 1);

  return MIN (height * room / MAX (width, 1), room) / MAX (own, 1);
}

/*< private >
 * accord_avatar_letters_snapshot:
 * @widget: the avatar
 * @layout: its letters, in the size of letters that the widget has anyway
 * @size: of the avatar, px
 *
 * Draws the letters larger or smaller than they are laid out: each size as a font of its own would be looked for and measured by
 * itself, which the first frame with a list would wait for.
 */
void
accord_avatar_letters_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, PangoLayout *layout, int size)
{
  GdkRGBA color;
  double scale;
  int width, height;

  gtk_widget_get_color (widget, &color);
  pango_layout_get_pixel_size (layout, &width, &height);
  scale = letter_scale (layout, size, width, height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round ((gtk_widget_get_width (widget) - width * scale) / 2),
                                                          (float) round ((gtk_widget_get_height (widget) - height * scale) / 2)));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}
