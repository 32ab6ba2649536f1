/** The text that is learned. */
export const text = `the rain on the roof sings to the rain in the street
and the rain in the street runs down to the sea
the sea sends a cloud to the hill where they meet
and the hill sends the rain to the roof and to me
`;
