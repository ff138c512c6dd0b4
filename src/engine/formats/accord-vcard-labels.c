/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people call a number or address of a card, and what its cells are called. Any thread. */

#include "accord-vcard-cells.h"

#include <string.h>

/* Apple writes its own labels as _$!<HomePage>!$_. */
static char *
own_label (const char *label)
{
  const char *from = strstr (label, "_$!<");
  const char *to = from == NULL ? NULL : strstr (from, ">!$_");

  if (to == NULL)
    return g_strdup (label);
  return g_strndup (from + 4, to - from - 4);
}

/**
 * accord_vcard_label_words:
 * @card: a card
 * @property: one of its properties
 *
 * Returns: (transfer full): what people call it: its own label, else its types ("Work fax"); "" without any
 */
char *
accord_vcard_label_words (const AccordVcard *card, const AccordVcardProperty *property)
{
  static const struct {
    const char *type;
    const char *text;
  } words[] = {
    { "home", "Home" },   { "work", "Work" },   { "cell", "Mobile" }, { "fax", "Fax" },
    { "pager", "Pager" }, { "car", "Car" },     { "isdn", "ISDN" },   { "video", "Video" },
    { "main", "Main" },   { "other", "Other" },
  };
  g_autofree char *label = accord_vcard_label (card, property);
  GString *text;

  if (label != NULL)
    return own_label (label);
  text = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (accord_vcard_property_is (property, words[i].type))
      {
        if (text->len > 0)
          g_string_append_printf (text, " %c%s", g_ascii_tolower (*words[i].text), words[i].text + 1);
        else
          g_string_append (text, words[i].text);
      }
  return g_string_free (text, FALSE);
}

/* Headings under which a card gives what is not numbered. */
static const char *const plain_headings[] = { "Accord ID", "Organization Name", "Department", "Full Name", "First Name", "Middle Name",
                                              "Last Name", "Job Title", "Birthday", "Notes", "Labels", "Photo" };

/**
 * accord_vcard_is_heading:
 * @text: what a field is called
 *
 * Returns: whether a card gives something else under this heading
 */
gboolean
accord_vcard_is_heading (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_headings); i++)
    if (g_ascii_strcasecmp (plain_headings[i], text) == 0)
      return TRUE;
  return FALSE;
}
