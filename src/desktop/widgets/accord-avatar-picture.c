/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an avatar draws a picture. No state. */

#include "accord-config.h"

#include "accord-avatar-picture.h"

#define COMPANY_RADIUS 0.24 /* of the side: as style.css has it */

/*< private >
 * accord_avatar_picture_snapshot:
 * @widget: the avatar
 * @picture: drawn so that it fills the avatar: its middle where it is no square
 * @size: px
 * @person: round; a company's has the corners of its monogram
 */
void
accord_avatar_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, GdkPaintable *picture, int size, gboolean person)
{
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (picture);
  double width = ratio > 1 ? size * ratio : size;
  double height = ratio > 0 && ratio < 1 ? size / ratio : size;
  graphene_rect_t area = GRAPHENE_RECT_INIT ((gtk_widget_get_width (widget) - size) / 2.0f,
                                             (gtk_widget_get_height (widget) - size) / 2.0f, size, size);
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &area, (float) (size * (person ? 0.5 : COMPANY_RADIUS)));
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area.origin.x - (float) (width - size) / 2,
                                                          area.origin.y - (float) (height - size) / 2));
  gdk_paintable_snapshot (picture, snapshot, width, height);
  gtk_snapshot_pop (snapshot);
}
