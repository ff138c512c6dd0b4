/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns a file of stage changes has, and how such a file is known. No state; any thread. */

#include "accord-import-headings.h"

#include <string.h>

static const struct {
  const char *field;
  const char *headings;
} columns[] = {
  { "deal", "opportunity id|deal id|deal|opportunity|商机" },
  { "to_stage", "stage name|stage|to stage|new stage|deal stage|阶段" },
  { "from_stage", "from stage|old stage|previous stage" },
  { "effective_on", "created date|changed on|changed at|change date|date|entered on|entered at|日期" },
  { "actor", "created by id|created by|changed by|changed by id|moved by|user|user id|操作人|创建人" },
  { "reason", "reason|comment|原因" },
};

static int
column_of (const char *heading)
{
  g_autofree char *normalised = accord_import_heading_normalise (heading);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (GStrv) names = g_strsplit (columns[i].headings, "|", -1);

      if (g_strv_contains ((const char *const *) names, normalised))
        return (int) i;
    }
  return -1;
}

/*< private >
 * accord_import_match_history:
 * @targets: (out caller-allocates): what each heading is in a history of stages
 */
void
accord_import_match_history (const char *const  *headings,
                             guint               n_headings,
                             const char        **targets)
{
  guint taken = 0;

  for (guint c = 0; c < n_headings; c++)
    {
      int column = column_of (headings[c]);

      targets[c] = column < 0 || (taken & (1u << column)) ? NULL : columns[column].field;
      taken |= column < 0 ? 0 : 1u << column;
    }
}

/*< private >
 * Returns: whether the headings are those of a history: rows point to deals and have a stage and a
 *   day, but no name of their own
 */
gboolean
accord_import_is_history (const char *const *headings,
                          guint              n_headings)
{
  guint found = 0;

  for (guint c = 0; c < n_headings; c++)
    {
      g_autofree char *normalised = accord_import_heading_normalise (headings[c]);
      int column = column_of (headings[c]);

      if (strcmp (normalised, "name") == 0 || g_str_has_suffix (normalised, "account id")
          || strcmp (normalised, "deal name") == 0 || strcmp (normalised, "account") == 0)
        return FALSE;
      found |= column < 0 ? 0 : 1u << column;
    }
  /* "Deal" alone may be a deal's name: an id must say which deal is meant. */
  for (guint c = 0; c < n_headings; c++)
    if (column_of (headings[c]) == 0)
      {
        g_autofree char *normalised = accord_import_heading_normalise (headings[c]);

        return g_str_has_suffix (normalised, " id") && (found & 2u) && (found & 8u);
      }
  return FALSE;
}
