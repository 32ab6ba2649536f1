// Written by kernel/build.mjs.
export const bytes: string =
  '(!89!9b!95)((()5)!880!a7!a7!a7!a7!a7!a7!a7!a7)!a7*:)+!8d!96!9e.!95!8d!95!97!9a!a1*))!a8!a8,+*)(/8)4!8b!97!9d!96!9ck!94!89!9b!9b!8d!9b((2!ad))!aa)),!a7+hH*H0r,hH)H0i*!9cJ1!92P*(I2H(H1!92P*(J1H-nH,!99m,hH+H2uH+H1u!9a,hi)73H.H1i+!9c!92J3H3Q+(H1H2n!d4jH!aej)!a4!a4_+(H/H2i*!9c!92J1H1P*(i)!92^*(3H0i)!92I04)33i(3';
